package io.throughline.receivables.payment;

import static java.util.stream.Collectors.toSet;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.FirmClock;
import io.throughline.firm.Periods;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.Incoming;
import io.throughline.receivables.PaymentReceived;
import io.throughline.receivables.PaymentsReceived;
import io.throughline.receivables.account.OpenItem;
import io.throughline.receivables.account.OpenItems;
import io.throughline.receivables.account.Settling;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes money in: one payment or a bank statement of thousands, in as many round trips. Known by invoice and reference: the same twice is one payment. */
@Component
public class IncomingPayments {
    private final JdbcClient db;
    private final OpenItems items;
    private final Settling settling;
    private final ClientCredits credits;
    private final ExchangeRates rates;
    private final Periods periods;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    IncomingPayments(JdbcClient db, OpenItems items, Settling settling, ClientCredits credits, ExchangeRates rates, Periods periods, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.items = items;
        this.settling = settling;
        this.credits = credits;
        this.rates = rates;
        this.periods = periods;
        this.news = news;
        this.clock = clock;
    }

    private record Key(long draftId, String reference) {}

    /** Told before; {@code id} null: earlier in the same list. */
    private record Earlier(Long id, Money amount, LocalDate paidOn) {}

    private record Taken(OpenItem item, Incoming money, Exchanged part) {
        Key key() {
            return new Key(item.draftId, money.reference());
        }
    }

    /** What an invoice does not take is the client's credit; the invoice may be settled already. Answers the payments' ids. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> receive(List<Incoming> given) {
        var money = given.stream().map(this::plausible).toList();
        var owed = items.lock(money.stream().map(Incoming::invoiceNumber).collect(toSet()));
        for (var one : money) {
            if (!owed.containsKey(one.invoiceNumber())) throw new InvalidInput("invoiceNumber", "there is no issued invoice '%s'".formatted(one.invoiceNumber()));
        }
        var known = earlier(owed.values(), money);
        var open = new HashMap<LocalDate, Boolean>();
        var taken = new ArrayList<Taken>();
        for (var one : money) {
            var item = owed.get(one.invoiceNumber());
            var before = known.get(new Key(item.draftId, one.reference()));
            if (before == null) {
                mustFit(one, item, open);
                var part = Exchanged.of(one.amount(), item.open(), one.paidOn(), rates);
                if (part.taken().isPositive()) item.pay(part.taken(), one.paidOn());
                taken.add(new Taken(item, one, part));
                known.put(new Key(item.draftId, one.reference()), new Earlier(null, one.amount(), one.paidOn()));
            } else if (!before.amount().equals(one.amount()) || !before.paidOn().equals(one.paidOn())) {
                throw new Refused("reference", "Reference '%s' was already used for a payment of %s on %s on this invoice, not %s on %s."
                        .formatted(one.reference(), before.amount(), before.paidOn(), one.amount(), one.paidOn()));
            }
        }
        var written = write(taken);
        tell(taken, written);
        return money.stream().map(one -> new Key(owed.get(one.invoiceNumber()).draftId, one.reference())).map(key -> written.getOrDefault(key, known.get(key).id())).toList();
    }

    private Incoming plausible(Incoming given) {
        var reference = given.reference() == null ? "" : given.reference().strip();
        if (reference.isEmpty()) throw new InvalidInput("reference", "a payment needs its reference, e.g. the bank's");
        if (!given.amount().isPositive()) throw new InvalidInput("amount", "%s is not above zero".formatted(given.amount()));
        if (given.paidOn().isAfter(clock.today())) throw new InvalidInput("paidOn", "%s is after today, %s".formatted(given.paidOn(), clock.today()));
        return new Incoming(given.invoiceNumber(), given.amount(), given.paidOn(), reference);
    }

    private Map<Key, Earlier> earlier(Collection<OpenItem> owed, List<Incoming> money) {
        var known = new HashMap<Key, Earlier>();
        db.sql("""
                select id, draft_id, reference, coalesce(received, amount) as told, coalesce(received_currency, currency) as currency, paid_on from app.payment
                where draft_id = any(?) and reference = any(?)""")
                .params(owed.stream().map(i -> i.draftId).toArray(Long[]::new), money.stream().map(Incoming::reference).distinct().toArray(String[]::new))
                .query(row -> {
                    known.put(new Key(row.getLong("draft_id"), row.getString("reference")),
                            new Earlier(row.getLong("id"), OpenItems.money(row, "told"), row.getObject("paid_on", LocalDate.class)));
                });
        return known;
    }

    private void mustFit(Incoming money, OpenItem item, Map<LocalDate, Boolean> open) {
        var day = money.paidOn();
        if (day.isBefore(item.issueDate)) throw new InvalidInput("paidOn", "%s is before the invoice was issued, on %s".formatted(day, item.issueDate));
        if (!open.computeIfAbsent(day, periods::isOpen)) {
            throw new InvalidInput("paidOn", "%s is in a month that is closed; the first open day is %s".formatted(day, periods.open(day)));
        }
    }

    private Map<Key, Long> write(List<Taken> taken) {
        var ids = new HashMap<Key, Long>();
        if (taken.isEmpty()) return ids;
        Function<Taken, Boolean> plain = t -> t.part().taken().equals(t.money().amount());
        db.sql("""
                insert into app.payment (draft_id, amount, currency, paid_on, reference, received_at, received_by, received, received_currency)
                select p.draft_id, p.amount, p.currency, p.paid_on, p.reference, ?, ?, p.received, p.received_currency
                from unnest(?::bigint[], ?::numeric[], ?::text[], ?::date[], ?::text[], ?::numeric[], ?::text[])
                     as p (draft_id, amount, currency, paid_on, reference, received, received_currency) returning id, draft_id, reference""")
                .params(Timestamp.from(clock.instant()), Actor.current(), taken.stream().map(t -> t.item().draftId).toArray(Long[]::new),
                        taken.stream().map(t -> t.part().taken().amount()).toArray(BigDecimal[]::new), taken.stream().map(t -> currency(t.item().gross)).toArray(String[]::new),
                        taken.stream().map(t -> Date.valueOf(t.money().paidOn())).toArray(Date[]::new), taken.stream().map(t -> t.money().reference()).toArray(String[]::new),
                        taken.stream().map(t -> plain.apply(t) ? null : t.money().amount().amount()).toArray(BigDecimal[]::new),
                        taken.stream().map(t -> plain.apply(t) ? null : currency(t.money().amount())).toArray(String[]::new))
                .query(row -> {
                    ids.put(new Key(row.getLong("draft_id"), row.getString("reference")), row.getLong("id"));
                });
        items.save(taken.stream().filter(t -> t.part().taken().isPositive()).map(Taken::item).collect(toSet()));
        return ids;
    }

    private static String currency(Money money) {
        return money.currency().getCurrencyCode();
    }

    private void tell(List<Taken> taken, Map<Key, Long> ids) {
        var received = taken.stream().filter(t -> t.part().taken().isPositive()).toList();
        var payments = received.stream().map(t -> new PaymentReceived(ids.get(t.key()), t.item().draftId, t.item().number, t.item().projectCodes, t.part().taken(), t.part().worth(),
                t.money().paidOn(), t.money().reference())).toList();
        payments.forEach(news::publishEvent);
        if (!payments.isEmpty()) news.publishEvent(new PaymentsReceived(payments));
        for (var t : taken) {
            if (t.part().rest().isPositive()) credits.arise(t.item().clientCode, t.part().rest(), "OVERPAYMENT", t.money().reference(), t.item().draftId, t.money().paidOn());
        }
        settling.after(received.stream().map(Taken::item).distinct().toList());
    }
}
