package io.throughline.receivables;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
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
class Payments {

    private final JdbcClient db;
    private final OpenItems items;
    private final Settling settling;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    Payments(JdbcClient db, OpenItems items, Settling settling, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.items = items;
        this.settling = settling;
        this.news = news;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public long receive(String invoiceNumber, Money amount, LocalDate paidOn, String reference) {
        var known = reference == null ? "" : reference.strip();
        if (known.isEmpty()) throw new InvalidInput("reference", "a payment needs its reference, e.g. the bank's");
        if (!amount.isPositive()) throw new InvalidInput("amount", "%s is not above zero".formatted(amount));
        if (paidOn.isAfter(clock.today())) throw new InvalidInput("paidOn", "%s is after today, %s".formatted(paidOn, clock.today()));
        var item = items.lock(invoiceNumber).orElseThrow(() -> new InvalidInput("invoiceNumber", "there is no issued invoice '%s'".formatted(invoiceNumber)));
        if (!item.gross.currency().equals(amount.currency())) {
            throw new InvalidInput("currency", "%s is in %s, the payment in %s".formatted(item.number, item.gross.currency(), amount.currency()));
        }
        var before = db.sql("select id, amount, paid_on from app.payment where draft_id = ? and reference = ?").params(item.draftId, known)
                .query((row, n) -> new Earlier(row.getLong(1), Money.of(row.getBigDecimal(2).toPlainString(), amount.currency().getCurrencyCode()),
                        row.getObject(3, LocalDate.class))).optional();
        if (before.isPresent()) return before.get().sameAs(amount, paidOn, known);
        if (paidOn.isBefore(item.issueDate)) {
            throw new InvalidInput("paidOn", "%s is before the invoice was issued, on %s".formatted(paidOn, item.issueDate));
        }
        if (amount.compareTo(item.open()) > 0) {
            throw new Refused("%s is more than the %s still open on invoice %s.".formatted(amount, item.open(), item.number));
        }
        var id = db.sql("""
                insert into app.payment (draft_id, amount, currency, paid_on, reference, received_at, received_by)
                values (?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(item.draftId, amount.amount(), amount.currency().getCurrencyCode(), paidOn, known, Timestamp.from(clock.instant()), Actor.current())
                .query(Long.class).single();
        items.save(item.pay(amount, paidOn));
        news.publishEvent(new PaymentReceived(id, item.draftId, item.number, item.projectCodes, amount, paidOn, known));
        settling.after(item);
        return id;
    }

    void failed(Receivables.Receivable item, String reference, String why) {
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
        return db.sql("""
                select p.*, r.invoice_number from app.payment p join app.receivable r using (draft_id)
                where :invoice = '' or r.invoice_number = :invoice order by p.id desc limit :size offset :skip""")
                .param("invoice", invoiceNumber).param("size", size).param("skip", skip).query(Payments::payment).list();
    }

    long count(String invoiceNumber) {
        return db.sql("select count(*) from app.payment p join app.receivable r using (draft_id) where :invoice = '' or r.invoice_number = :invoice")
                .param("invoice", invoiceNumber).query(Long.class).single();
    }

    List<Payment> of(long draftId) {
        return db.sql("select p.*, r.invoice_number from app.payment p join app.receivable r using (draft_id) where p.draft_id = ? order by p.id").param(draftId)
                .query(Payments::payment).list();
    }

    Payment get(long id) {
        return db.sql("select p.*, r.invoice_number from app.payment p join app.receivable r using (draft_id) where p.id = ?").param(id)
                .query(Payments::payment).optional().orElseThrow(() -> new Unknown("payment", id));
    }

    private static Payment payment(ResultSet row, int n) throws SQLException {
        return new Payment(row.getLong("id"), row.getString("invoice_number"), OpenItems.money(row, "amount"),
                row.getObject("paid_on", LocalDate.class), row.getString("reference"), row.getString("received_by"));
    }
}
