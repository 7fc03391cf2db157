package io.throughline.billing.contract;

import io.throughline.billing.drafting.Reckoned.PlanClaim;
import io.throughline.project.BilledPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of contracts is billed: instalments, milestones, periods of retainers, what counts against a cap. The database lets each be billed once. */
@Component
public class PlanItems implements BilledPrice {
    private final JdbcClient jdbc;

    PlanItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void take(long runId, String projectCode, long invoiceId, List<PlanClaim> claims) {
        for (var claim : claims) {
            jdbc.sql("insert into app.billed_plan_item (project_code, item, amount, run_id, invoice_id, line, last_day) values (?, ?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(projectCode, claim.item(), claim.amount().amount(), runId, invoiceId, claim.line() == 0 ? null : claim.line(), claim.lastDay())).update();
        }
    }

    /** Live ones of the project, with what they came to. */
    Map<String, BigDecimal> of(String projectCode) {
        var billed = new HashMap<String, BigDecimal>();
        jdbc.sql("select item, sum(amount) from app.billed_plan_item where project_code = ? and released_by is null group by item").param(projectCode).query(row -> {
            billed.put(row.getString(1), row.getBigDecimal(2));
        });
        return billed;
    }

    @Override
    public Map<String, BigDecimal> billedOfPrice(String projectCode) {
        var billed = of(projectCode);
        billed.keySet().removeIf(item -> !item.startsWith("instalment:") && !item.startsWith("milestone:"));
        return billed;
    }

    /** The project's hours at rates on live drafts and invoices, its own or another project's, and what of them credit notes freed to be billed again. */
    private static final String AT_RATES = """
            select l.invoice_id, sum(l.amount) as amount, sum(l.amount) filter (where l.kind = 'TIME') as by_hour,
                   sum((select coalesce(sum(c.amount), 0) from app.credit_note_line c where c.invoice_id = l.invoice_id and c.line = l.position and c.frees)) as freed
            from (select distinct invoice_id, line from app.billed_portion where project_code = :project and item_kind = 'TIME' and coverage = 'BILLED' and line is not null) own
            join app.invoice i on i.id = own.invoice_id and i.state <> 'REJECTED' and i.released_by is null
            join app.invoice_line l on l.invoice_id = own.invoice_id and l.position = own.line group by 1""";

    /** What of them counts against a cap: as noted where there was one, the hours' lines else. */
    BigDecimal countedAgainstCap(String projectCode) {
        return jdbc.sql("""
                select coalesce(sum(coalesce(c.amount, l.by_hour, 0) - l.freed), 0) from (%s) l
                left join (select invoice_id, sum(amount) as amount from app.billed_plan_item where project_code = :project and item like 'cap:%%' group by 1) c using (invoice_id)"""
                .formatted(AT_RATES)).param("project", projectCode).query(BigDecimal.class).single();
    }

    BigDecimal atRates(String projectCode) {
        return jdbc.sql("select coalesce(sum(amount - freed), 0) from (%s) l".formatted(AT_RATES)).param("project", projectCode).query(BigDecimal.class).single();
    }

    record Drawn(String item, LocalDate day, BigDecimal hours, BigDecimal worth) {}

    /** What was drawn from the periods of the project's retainer. */
    List<Drawn> drawn(String projectCode) {
        return jdbc.sql("""
                select p.plan_item as item, t.work_date as day, sum(coalesce(p.billed_hours, p.quantity)) as hours, sum(p.worth) as worth
                from app.billed_portion p join app.time_entry t on t.id = p.item_id
                where p.project_code = ? and p.coverage = 'RETAINER' and p.item_kind = 'TIME' and p.released_by is null group by 1, 2""").param(projectCode).query(Drawn.class).list();
    }

    private static final String CREDITED = """
            coalesce((select sum(c.amount) from app.credit_note_line c join app.credit_note n on n.id = c.credit_note_id
                      where c.invoice_id = b.invoice_id and c.line = b.line and n.issue_date <= :day), 0)""";

    /** Retainers' periods that were invoiced by the day, net of credits. */
    public Map<String, BigDecimal> prepaid(String projectCode, LocalDate day) {
        var billed = new HashMap<String, BigDecimal>();
        jdbc.sql("select b.item, sum(b.amount - " + CREDITED + ") from app.billed_plan_item b join app.invoice i on i.id = b.invoice_id\n"
                + "where b.project_code = :project and b.item like 'retainer:%' and i.issue_date <= :day group by b.item").param("project", projectCode).param("day", day).query(row -> {
                    billed.put(row.getString(1), row.getBigDecimal(2));
                });
        return billed;
    }

    public List<String> prepaidProjects() {
        return jdbc.sql("select distinct project_code from app.billed_plan_item where item like 'retainer:%' order by 1").query(String.class).list();
    }

    List<String> projectsWithPlans() {
        return jdbc.sql("select distinct project_code from app.billing_terms where terms like '%\"fixed\":%' or terms like '%\"retainer\":%'").query(String.class).list();
    }
}
