package io.throughline.receivables.payment;

import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.FirmClock;
import io.throughline.firm.Periods;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.Payment;
import io.throughline.receivables.PaymentReceived;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.account.OpenItems;
import io.throughline.receivables.account.Settling;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Money that came in. Known by invoice and reference: the same twice is one payment. */
@Component
public class Payments {

    /** What was left over; one with the same reference and invoice. */
    private static final String REST = "(select c.amount from app.client_credit c where c.draft_id = p.draft_id and c.reference = p.reference and c.origin = 'OVERPAYMENT') as rest";
    private final JdbcClient db;
    private final OpenItems items;
    private final Settling settling;
    private final ClientCredits credits;
    private final ExchangeRates rates;
    private final Periods periods;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    Payments(JdbcClient db, OpenItems items, Settling settling, ClientCredits credits, ExchangeRates rates, Periods periods, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.items = items;
        this.settling = settling;
        this.credits = credits;
        this.rates = rates;
        this.periods = periods;
        this.news = news;
        this.clock = clock;
    }

    /** In any currency with a known rate. What the invoice does not take is the client's credit; the invoice may be settled already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long receive(String invoiceNumber, Money received, LocalDate paidOn, String reference) {
        var known = reference == null ? "" : reference.strip();
        if (known.isEmpty()) throw new InvalidInput("reference", "a payment needs its reference, e.g. the bank's");
        if (!received.isPositive()) throw new InvalidInput("amount", "%s is not above zero".formatted(received));
        if (paidOn.isAfter(clock.today())) throw new InvalidInput("paidOn", "%s is after today, %s".formatted(paidOn, clock.today()));
        var item = items.lock(invoiceNumber).orElseThrow(() -> new InvalidInput("invoiceNumber", "there is no issued invoice '%s'".formatted(invoiceNumber)));
        var before = db.sql("""
                select id, coalesce(received, amount) as told, coalesce(received_currency, currency) as currency, paid_on from app.payment
                where draft_id = ? and reference = ?""").params(item.draftId, known)
                .query((row, n) -> new Earlier(row.getLong(1), OpenItems.money(row, "told"), row.getObject("paid_on", LocalDate.class))).optional();
        if (before.isPresent()) return before.get().sameAs(received, paidOn, known);
        if (paidOn.isBefore(item.issueDate)) {
            throw new InvalidInput("paidOn", "%s is before the invoice was issued, on %s".formatted(paidOn, item.issueDate));
        }
        mustBeOpen(paidOn);
        var part = Exchanged.of(received, item.open(), paidOn, rates);
        boolean plain = part.taken().equals(received);
        var id = db.sql("""
                insert into app.payment (draft_id, amount, currency, paid_on, reference, received_at, received_by, received, received_currency)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(item.draftId, part.taken().amount(), item.gross.currency().getCurrencyCode(), paidOn, known, Timestamp.from(clock.instant()), Actor.current(),
                        plain ? null : received.amount(), plain ? null : received.currency().getCurrencyCode())
                .query(Long.class).single();
        if (part.taken().isPositive()) {
            items.save(item.pay(part.taken(), paidOn));
            news.publishEvent(new PaymentReceived(id, item.draftId, item.number, item.projectCodes, part.taken(), part.worth(), paidOn, known));
        }
        if (part.rest().isPositive()) credits.arise(item.clientCode, part.rest(), "OVERPAYMENT", known, item.draftId, paidOn);
        if (part.taken().isPositive()) settling.after(item);
        return id;
    }

    private void mustBeOpen(LocalDate day) {
        if (!periods.isOpen(day)) throw new InvalidInput("paidOn", "%s is in a month that is closed; the first open day is %s".formatted(day, periods.open(day)));
    }

    public void failed(Receivables.Receivable item, String reference, String why) {
        news.publishEvent(new PaymentFailed(item.draftId(), item.number(), reference, why));
    }

    private record Earlier(long id, Money amount, LocalDate paidOn) {
        /** The same payment told twice is one; another one needs a reference of its own. */
        long sameAs(Money now, LocalDate day, String reference) {
            if (amount.equals(now) && paidOn.equals(day)) return id;
            throw new Refused("reference", "Reference '%s' was already used for a payment of %s on %s on this invoice, not %s on %s."
                    .formatted(reference, amount, paidOn, now, day));
        }
    }

    List<Payment> list(String invoiceNumber, long skip, int size) {
        return db.sql("select p.*, " + REST + ", r.invoice_number" + """
                 from app.payment p join app.receivable r using (draft_id)
                where :invoice = '' or r.invoice_number = :invoice order by p.id desc limit :size offset :skip""")
                .param("invoice", invoiceNumber).param("size", size).param("skip", skip).query(Payments::payment).list();
    }

    long count(String invoiceNumber) {
        return db.sql("select count(*) from app.payment p join app.receivable r using (draft_id) where :invoice = '' or r.invoice_number = :invoice")
                .param("invoice", invoiceNumber).query(Long.class).single();
    }

    private static final String FOUND = """
            from app.payment p join app.receivable r using (draft_id) left join app.client c on c.code = r.client_code
            where (:from::date is null or p.paid_on >= :from) and (:to::date is null or p.paid_on <= :to) and (:client::text is null or r.client_code = :client)
              and (:text::text is null or concat_ws(' ', r.invoice_number, p.reference, c.code, c.name) ilike :text)""";

    /** {@code clientName} besides; {@code inPart}: it left something open. */
    public record Received(Payment payment, String clientCode, String clientName, boolean inPart) {}

    public record Sum(long payments, Money amount) {}

    /** Newest first; null leaves a filter out. */
    PageOf<Received> found(String text, String client, LocalDate from, LocalDate to, int page, int size) {
        var rows = ask("select p.*, " + REST + ", r.invoice_number, r.client_code, coalesce(c.name, r.client_code) as client_name, p.amount < r.gross as in_part " + FOUND
                + " order by p.paid_on desc, p.id desc limit :size offset :skip", text, client, from, to).param("size", size).param("skip", (long) page * size)
                .query((row, n) -> new Received(payment(row, n), row.getString("client_code"), row.getString("client_name"), row.getBoolean("in_part"))).list();
        return new PageOf<>(rows, ask("select count(*) " + FOUND, text, client, from, to).query(Long.class).single(), page, size);
    }

    /** A currency each. */
    List<Sum> sums(String text, String client, LocalDate from, LocalDate to) {
        return ask("select count(*) as payments, sum(p.amount) as amount, p.currency " + FOUND + " group by p.currency order by sum(p.amount) desc", text, client, from, to)
                .query((row, n) -> new Sum(row.getLong("payments"), OpenItems.money(row, "amount"))).list();
    }

    private JdbcClient.StatementSpec ask(String sql, String text, String client, LocalDate from, LocalDate to) {
        return db.sql(sql).param("text", text == null ? null : "%" + text.replaceAll("([%_\\\\])", "\\\\$1") + "%").param("client", client)
                .param("from", from).param("to", to);
    }

    public List<Payment> of(long draftId) {
        return db.sql("select p.*, " + REST + ", r.invoice_number from app.payment p join app.receivable r using (draft_id) where p.draft_id = ? order by p.id").param(draftId)
                .query(Payments::payment).list();
    }

    Payment get(long id) {
        return db.sql("select p.*, " + REST + ", r.invoice_number from app.payment p join app.receivable r using (draft_id) where p.id = ?").param(id)
                .query(Payments::payment).optional().orElseThrow(() -> new Unknown("payment", id));
    }

    private static Payment payment(ResultSet row, int n) throws SQLException {
        var amount = OpenItems.money(row, "amount");
        var received = row.getBigDecimal("received") == null ? amount : Money.of(row.getBigDecimal("received").toPlainString(), row.getString("received_currency"));
        var rest = row.getBigDecimal("rest") == null ? BigDecimal.ZERO : row.getBigDecimal("rest");
        return new Payment(row.getLong("id"), row.getString("invoice_number"), amount, row.getObject("paid_on", LocalDate.class), row.getString("reference"),
                row.getString("received_by"), received, Money.of(rest.toPlainString(), received.currency().getCurrencyCode()));
    }
}
