package io.throughline.receivables.payment;

import io.throughline.api.PageOf;
import io.throughline.api.Unknown;
import io.throughline.quantity.Money;
import io.throughline.receivables.Payment;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.account.OpenItems;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Money that came in. */
@Component
public class Payments {

    /** What was left over, which has the same reference and invoice; and when it was taken back. */
    private static final String AFTERWARDS = "(select c.amount from app.client_credit c where c.draft_id = p.draft_id and c.reference = p.reference and c.origin = 'OVERPAYMENT') as rest, "
            + "(select b.charged_back_on from app.chargeback b where b.payment_id = p.id)";
    private final JdbcClient db;
    private final ApplicationEventPublisher news;

    Payments(JdbcClient db, ApplicationEventPublisher news) {
        this.db = db;
        this.news = news;
    }

    public void failed(Receivables.Receivable item, String reference, String why) {
        news.publishEvent(new PaymentFailed(item.draftId(), item.number(), reference, why));
    }

    List<Payment> list(String invoiceNumber, long skip, int size) {
        return db.sql("select p.*, " + AFTERWARDS + ", r.invoice_number" + """
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
        var rows = ask("select p.*, " + AFTERWARDS + ", r.invoice_number, r.client_code, coalesce(c.name, r.client_code) as client_name, p.amount < r.gross as in_part " + FOUND
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
        return db.sql("select p.*, " + AFTERWARDS + ", r.invoice_number from app.payment p join app.receivable r using (draft_id) where p.draft_id = ? order by p.id").param(draftId)
                .query(Payments::payment).list();
    }

    public Payment get(long id) {
        return db.sql("select p.*, " + AFTERWARDS + ", r.invoice_number from app.payment p join app.receivable r using (draft_id) where p.id = ?").param(id)
                .query(Payments::payment).optional().orElseThrow(() -> new Unknown("payment", id));
    }

    private static Payment payment(ResultSet row, int n) throws SQLException {
        var amount = OpenItems.money(row, "amount");
        var received = row.getBigDecimal("received") == null ? amount : Money.of(row.getBigDecimal("received").toPlainString(), row.getString("received_currency"));
        var rest = row.getBigDecimal("rest") == null ? BigDecimal.ZERO : row.getBigDecimal("rest");
        return new Payment(row.getLong("id"), row.getString("invoice_number"), amount, row.getObject("paid_on", LocalDate.class), row.getString("reference"),
                row.getString("received_by"), received, Money.of(rest.toPlainString(), received.currency().getCurrencyCode()),
                row.getObject("charged_back_on", LocalDate.class));
    }
}
