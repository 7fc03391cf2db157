package io.throughline.receivables.account;

import io.throughline.quantity.Money;
import io.throughline.receivables.Receivables.Receivable;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code app.receivable}. */
@Repository
public class OpenItems {
    private static final String VIEW = "select r.*, exists (select 1 from app.dispute d where d.draft_id = r.draft_id and d.settled_at is null) as disputed from app.receivable r ";
    private final JdbcClient db;

    OpenItems(JdbcClient db) {
        this.db = db;
    }

    void add(OpenItem item) {
        db.sql("""
                insert into app.receivable (draft_id, invoice_number, client_code, project_codes, issue_date, due_date, currency, gross, settled_on, settled_how)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(item.draftId, item.number, item.clientCode, item.projectCodes.toArray(String[]::new), item.issueDate, item.dueDate,
                        item.gross.currency().getCurrencyCode(), item.gross.amount(), item.settledOn(), item.settledHow()).update();
    }

    /** Waits for whoever else works on the same receivable; until commit nobody else does. */
    public Optional<OpenItem> lock(long draftId) {
        return db.sql("select * from app.receivable where draft_id = ? for update").param(draftId).query(OpenItems::item).optional();
    }

    public Optional<OpenItem> lock(String number) {
        return db.sql("select * from app.receivable where invoice_number = ? for update").param(number).query(OpenItems::item).optional();
    }

    /** Without waiting: to look at only. */
    public Optional<OpenItem> read(String number) {
        return db.sql("select * from app.receivable where invoice_number = ?").param(number).query(OpenItems::item).optional();
    }

    public void save(OpenItem item) {
        db.sql("update app.receivable set paid = ?, credited = ?, written_off = ?, settled_on = ?, settled_how = ? where draft_id = ?")
                .params(item.paid().amount(), item.credited().amount(), item.writtenOff().amount(), item.settledOn(), item.settledHow(), item.draftId).update();
    }

    public Optional<Receivable> find(long draftId) {
        return db.sql(VIEW + "where r.draft_id = ?").param(draftId).query(OpenItems::view).optional();
    }

    public Optional<Receivable> find(String number) {
        return db.sql(VIEW + "where r.invoice_number = ?").param(number).query(OpenItems::view).optional();
    }

    public List<Receivable> open() {
        return db.sql(VIEW + "where r.settled_on is null order by r.due_date, r.draft_id").query(OpenItems::view).list();
    }

    public List<Receivable> openOf(String projectCode) {
        return db.sql(VIEW + "where r.settled_on is null and r.project_codes @> array[?::text] order by r.due_date, r.draft_id").param(projectCode)
                .query(OpenItems::view).list();
    }

    public List<Receivable> ofClient(String clientCode) {
        return db.sql(VIEW + "where r.client_code = ? order by r.issue_date, r.draft_id").param(clientCode).query(OpenItems::view).list();
    }

    private static OpenItem item(ResultSet row, int n) throws SQLException {
        return new OpenItem(row.getLong("draft_id"), row.getString("invoice_number"), row.getString("client_code"), projects(row),
                row.getObject("issue_date", LocalDate.class), row.getObject("due_date", LocalDate.class), money(row, "gross"), money(row, "paid"),
                money(row, "credited"), money(row, "written_off"), row.getObject("settled_on", LocalDate.class), row.getString("settled_how"));
    }

    private static Receivable view(ResultSet row, int n) throws SQLException {
        var item = item(row, n);
        return new Receivable(item.draftId, item.number, item.clientCode, item.projectCodes, item.issueDate, item.dueDate, item.gross, item.paid(),
                item.open(), row.getBoolean("disputed"), item.settledOn(), item.settledHow());
    }

    private static List<String> projects(ResultSet row) throws SQLException {
        return List.of((String[]) row.getArray("project_codes").getArray());
    }

    public static Money money(ResultSet row, String column) throws SQLException {
        BigDecimal amount = row.getBigDecimal(column);
        return amount == null ? null : Money.of(amount.toPlainString(), row.getString("currency"));
    }
}
