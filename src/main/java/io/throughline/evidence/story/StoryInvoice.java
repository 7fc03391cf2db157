package io.throughline.evidence.story;

import io.throughline.api.Unknown;
import io.throughline.quantity.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The invoice itself: what it says, who drafted, reviewed and issued it, and where it stands. */
@Component
class StoryInvoice {
    private static final String INVOICE = """
            select i.*, c.name as client_name, v.reviewer, v.approved, v.comment as review_comment, v.reviewed_at,
                   m.mailed_to, m.mailed_at, r.settled_on, coalesce(r.settled_how, case when r.draft_id is null then 'ISSUED' else 'OPEN' end) as standing,
                   (select max(b.number) from app.invoice b where b.number < i.number and left(b.number, 9) = left(i.number, 9) and length(b.number) = length(i.number)) as number_before,
                   (select min(b.number) from app.invoice b where b.number > i.number and left(b.number, 9) = left(i.number, 9) and length(b.number) = length(i.number)) as number_after
            from app.invoice i join app.client c on c.code = i.client_code
            left join app.invoice_review v on v.invoice_id = i.id left join app.invoice_mailing m on m.invoice_id = i.id left join app.receivable r on r.draft_id = i.id
            where i.number = ?""";
    private final JdbcClient jdbc;

    StoryInvoice(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Story.Invoice of(String number) {
        return jdbc.sql(INVOICE).param(number).query((row, n) -> read(row)).optional().orElseThrow(() -> new Unknown("invoice", number));
    }

    /** Also those whose work is on it although it is filed under another. */
    private List<Story.Project> projects(long draftId, String first) {
        return jdbc.sql("""
                select code, name, manager_code, billing_model from app.project where code = :first or code in (select project_code from app.billed_portion where invoice_id = :draft)
                or code = any(string_to_array((select also_projects from app.invoice where id = :draft), ',')) order by code <> :first, code""").param("first", first).param("draft", draftId)
                .query(Story.Project.class).list();
    }

    private Story.Invoice read(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var review = row.getString("reviewer") == null ? null : new Story.Review(row.getString("reviewer"), row.getBoolean("approved"), row.getString("review_comment"), at(row, "reviewed_at"));
        var mailing = row.getString("mailed_to") == null ? null : new Story.Mailing(row.getString("mailed_to"), at(row, "mailed_at"));
        return new Story.Invoice(row.getLong("id"), row.getString("number"), projects(row.getLong("id"), row.getString("project_code")), row.getString("client_code"), row.getString("client_name"), money(row, "net", currency), money(row, "vat", currency),
                money(row, "gross", currency), day(row, "issue_date"), day(row, "due_date"), day(row, "up_to"), row.getLong("run_id"), row.getString("drafted_by"), at(row, "drafted_at"),
                row.getString("issued_by"), row.getString("content_hash"), row.getString("standing"), day(row, "settled_on"), row.getString("number_before"), row.getString("number_after"),
                review, mailing, row.getString("tax_decisions"));
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static Money money(ResultSet row, String column, String currency) throws SQLException {
        var amount = row.getBigDecimal(column);
        return amount == null ? null : Money.rounded(amount, currency.strip());
    }
}
