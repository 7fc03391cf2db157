package io.throughline.billing.drafting;

import io.throughline.billing.HoursStanding;
import io.throughline.billing.drafting.Reckoned.Claim;
import io.throughline.database.WideQueries;
import java.math.BigDecimal;
import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has which item: taken once (the database sees to it), released by a rejection or a credit note. */
@Component
public class Portions {
    private final JdbcTemplate rows;
    private final JdbcClient jdbc;
    private final WideQueries wide;

    Portions(JdbcTemplate rows, JdbcClient jdbc, WideQueries wide) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.wide = wide;
    }

    /** Without an invoice the items are taken all the same: the run came to 0.00 for them. */
    public void take(long runId, String projectCode, Long invoiceId, List<Claim> claims) {
        rows.batchUpdate("""
                insert into app.billed_portion (item_kind, item_id, quantity, coverage, run_id, project_code, invoice_id, line, part, billed_hours, plan_item, worth, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", claims, 500, (insert, claim) -> {
            insert.setString(1, claim.kind().name());
            insert.setLong(2, claim.itemId());
            insert.setBigDecimal(3, claim.quantity());
            insert.setString(4, claim.coverage().name());
            insert.setLong(5, runId);
            insert.setString(6, projectCode);
            boolean onLine = invoiceId != null && claim.line() > 0;
            insert.setObject(7, onLine ? invoiceId : null, Types.BIGINT);
            insert.setObject(8, onLine ? claim.line() : null, Types.INTEGER);
            insert.setInt(9, claim.part());
            insert.setBigDecimal(10, claim.billedHours());
            insert.setString(11, claim.planItem());
            insert.setBigDecimal(12, claim.worth());
            insert.setString(13, claim.reason());
        });
    }

    /** {@code by}: {@code rejection:<draft id>} or {@code credit-note:<id>}. */
    public void release(long invoiceId, String by) {
        jdbc.sql("update app.billed_portion set released_by = ? where invoice_id = ? and released_by is null").params(by, invoiceId).update();
        jdbc.sql("update app.billed_plan_item set released_by = ? where invoice_id = ? and released_by is null").params(by, invoiceId).update();
    }

    /** Positions of TIME lines whose hours are not those of their live portions. */
    public List<Integer> linesThatDiffer(long invoiceId) {
        return jdbc.sql("""
                select l.position from app.invoice_line l
                where l.invoice_id = ? and l.kind = 'TIME' and l.hours is distinct from
                      (select sum(coalesce(p.billed_hours, p.quantity)) from app.billed_portion p
                       where p.invoice_id = l.invoice_id and p.line = l.position and p.coverage = 'BILLED' and p.released_by is null)
                order by l.position""").param(invoiceId).query(Integer.class).list();
    }

    /** What fixed-fee lines of each project came to so far: live drafts and invoices that are not credited. */
    public Map<String, BigDecimal> feesBilled(Collection<String> projects) {
        var billed = new HashMap<String, BigDecimal>();
        jdbc.sql("""
                select i.project_code, sum(l.amount - coalesce((select sum(c.amount) from app.credit_note_line c where c.invoice_id = l.invoice_id and c.line = l.position and c.frees), 0))
                from app.invoice i join app.invoice_line l on l.invoice_id = i.id
                where i.project_code = any(?) and l.kind in ('FIXED_FEE', 'INSTALMENT', 'MILESTONE') and i.state <> 'REJECTED' and i.released_by is null group by i.project_code""")
                .param(projects.toArray(String[]::new)).query(row -> {
                    billed.put(row.getString(1), row.getBigDecimal(2));
                });
        return billed;
    }

    /**
     * Approved hours by what became of them; {@code unbilled} holds every billable hour that is not taken, whatever the project. Drawn from a retainer is billed; an entry and its reversal are nothing together.
     * What is taken is counted as it stands, also beyond what was worked or approved: then the sum is not the approved hours.
     */
    public List<HoursStanding.OfProject> standing() {
        return wide.sql("""
                select t.project_code, sum(case when t.state = 'APPROVED' then t.hours else 0.00 end) as approved, sum(coalesce(p.billed, 0.00)) as billed, sum(coalesce(p.fixed, 0.00)) as covered_by_fixed_fee,
                       sum(case when t.billable or t.state <> 'APPROVED' then 0.00 else greatest(0.00, t.hours - coalesce(p.taken, 0.00)) end) as non_billable, sum(coalesce(p.written_off, 0.00)) as written_off,
                       sum(case when not t.billable or t.state <> 'APPROVED' then 0.00 when t.hours < 0 then t.hours - coalesce(p.taken, 0.00)
                                else greatest(0.00, t.hours - coalesce(p.taken, 0.00)) end) as unbilled
                from app.time_entry t
                left join (select item_id, sum(quantity)::numeric(19, 2) as taken, (sum(quantity) filter (where coverage in ('BILLED', 'RETAINER')))::numeric(19, 2) as billed,
                                  (sum(quantity) filter (where coverage = 'FIXED_FEE'))::numeric(19, 2) as fixed,
                                  (sum(quantity) filter (where coverage = 'WRITTEN_OFF'))::numeric(19, 2) as written_off
                           from app.billed_portion where item_kind = 'TIME' and released_by is null group by item_id) p on p.item_id = t.id
                where t.state = 'APPROVED' or p.item_id is not null group by t.project_code""").query(HoursStanding.OfProject.class).list();
    }
}
