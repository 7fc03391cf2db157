package io.throughline.receivables.account;

import io.throughline.quantity.Money;
import io.throughline.receivables.Receivables.Receivable;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
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

    /** As many as there are, by number; locked in one order, so that nobody waits for each other. */
    public Map<String, OpenItem> lock(Collection<String> numbers) {
        return db.sql("select * from app.receivable where invoice_number = any(?) order by draft_id for update").param(numbers.toArray(String[]::new))
                .query(OpenItems::item).list().stream().collect(Collectors.toMap(item -> item.number, Function.identity()));
    }

    /** Without waiting: to look at only. */
    public Optional<OpenItem> read(String number) {
        return db.sql("select * from app.receivable where invoice_number = ?").param(number).query(OpenItems::item).optional();
    }

    public void save(OpenItem item) {
        db.sql("update app.receivable set paid = ?, credited = ?, written_off = ?, settled_on = ?, settled_how = ? where draft_id = ?")
                .params(item.paid().amount(), item.credited().amount(), item.writtenOff().amount(), item.settledOn(), item.settledHow(), item.draftId).update();
    }

    public void save(Collection<OpenItem> items) {
        db.sql("""
                update app.receivable r set paid = i.paid, credited = i.credited, written_off = i.written_off, settled_on = i.settled_on, settled_how = i.settled_how
                from unnest(?::bigint[], ?::numeric[], ?::numeric[], ?::numeric[], ?::date[], ?::text[]) as i (draft_id, paid, credited, written_off, settled_on, settled_how)
                where r.draft_id = i.draft_id""")
                .params(all(items, i -> i.draftId, Long[]::new), all(items, i -> i.paid().amount(), BigDecimal[]::new), all(items, i -> i.credited().amount(), BigDecimal[]::new),
                        all(items, i -> i.writtenOff().amount(), BigDecimal[]::new), all(items, i -> i.settledOn() == null ? null : Date.valueOf(i.settledOn()), Date[]::new),
                        all(items, OpenItem::settledHow, String[]::new)).update();
    }

    private static <T> T[] all(Collection<OpenItem> items, Function<OpenItem, T> of, IntFunction<T[]> array) {
        return items.stream().map(of).toArray(array);
    }

    /** What else hangs on a debt. */
    enum Tie { DISPUTE, REMINDER, PLAN }

    /** Open disputes, reminders that were sent, plans that hold. */
    Map<Long, Set<Tie>> ties(Collection<OpenItem> items) {
        var ids = all(items, i -> i.draftId, Long[]::new);
        var ties = new HashMap<Long, Set<Tie>>();
        db.sql("""
                select draft_id, 'DISPUTE' as tie from app.dispute where draft_id = any(:ids) and settled_at is null
                union all select draft_id, 'REMINDER' from app.reminder where draft_id = any(:ids)
                union all select draft_id, 'PLAN' from app.payment_plan where draft_id = any(:ids) and ended_on is null""").param("ids", ids)
                .query(row -> {
                    ties.computeIfAbsent(row.getLong(1), any -> EnumSet.noneOf(Tie.class)).add(Tie.valueOf(row.getString(2)));
                });
        return ties;
    }

    public Set<Long> stillOpen(Collection<Long> draftIds) {
        return db.sql("select draft_id from app.receivable where draft_id = any(?) and settled_on is null").param(draftIds.toArray(Long[]::new)).query(Long.class).set();
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
