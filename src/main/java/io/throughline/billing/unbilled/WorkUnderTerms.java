package io.throughline.billing.unbilled;

import io.throughline.billing.WorkInProgress;
import io.throughline.billing.contract.Contract;
import io.throughline.billing.drafting.Part;
import io.throughline.project.BillingTerms;
import io.throughline.project.RatePlace;
import io.throughline.project.RateRule;
import io.throughline.project.Terms;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of unbilled hours will not be billed at their rates: drawn from what was prepaid, or beyond a cap that stops; and what is held back. As it stood on a day. */
@Component
public class WorkUnderTerms {
    private final JdbcClient jdbc;
    private final BillingTerms terms;
    private final Contract contract;

    WorkUnderTerms(JdbcClient jdbc, BillingTerms terms, Contract contract) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.contract = contract;
    }

    /** By project; only those with a cap or a retainer are looked at. */
    public Map<String, BigDecimal> covered(LocalDate day, Function<String, List<WorkInProgress.Entry>> open) {
        var covered = new HashMap<String, BigDecimal>();
        for (var code : jdbc.sql("select distinct project_code from app.billing_terms where terms like '%\"cap\":%' or terms like '%\"retainer\":%'").query(String.class).list()) {
            var agreed = terms.on(code, day).map(BillingTerms.Version::terms).orElse(Terms.NONE);
            if (agreed.cap() == null && agreed.retainer() == null) continue;
            var parts = open.apply(code).stream().filter(e -> e.rate() != null && e.hours().signum() > 0).map(WorkUnderTerms::part).toList();
            var left = agreed.retainer() == null ? parts : beyond(code, agreed.retainer(), day, parts);
            var bills = worth(left);
            if (agreed.cap() != null && agreed.cap().onReached() == Terms.Cap.Reached.STOP) bills = bills.min(agreed.cap().amount().subtract(counted(code, day)).max(BigDecimal.ZERO));
            covered.put(code, worth(parts).subtract(bills));
        }
        return covered;
    }

    private List<Part> beyond(String code, Terms.Retainer retainer, LocalDate day, List<Part> parts) {
        var book = contract.bookOn(day, code, retainer);
        var over = new ArrayList<Part>();
        parts.forEach(p -> book.draw(p, over));
        if (retainer.overageRate() == null) return over;
        return over.stream().map(p -> p.at(new RateRule(RatePlace.OVERAGE, code, retainer.from(), retainer.overageRate()))).toList();
    }

    private static Part part(WorkInProgress.Entry e) {
        return new Part(new Unbilled.Time(e.id(), e.personCode(), "", e.workDate(), e.hours(), 0, null), e.hours(), e.hours(), List.of(new RateRule(RatePlace.PROJECT, "", e.workDate(), e.rate())));
    }

    private static BigDecimal worth(List<Part> parts) {
        return parts.stream().map(p -> p.billed().multiply(p.rate())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Of invoices issued by the day, less what was credited of them by then, in whole or so that hours can be billed again. */
    private BigDecimal counted(String code, LocalDate day) {
        return jdbc.sql("""
                select coalesce(sum(counted.amount - (select coalesce(sum(c.amount), 0) from app.credit_note_line c join app.credit_note n on n.id = c.credit_note_id
                           where c.invoice_id = counted.invoice_id and c.frees and n.issue_date <= :day and exists (select from app.billed_portion p
                                 where p.invoice_id = c.invoice_id and p.line = c.line and p.project_code = :project and p.item_kind = 'TIME' and p.coverage = 'BILLED'))), 0)
                from (select b.invoice_id, sum(b.amount) as amount from app.billed_plan_item b join app.invoice i on i.id = b.invoice_id
                      left join app.credit_note n on b.released_by = 'credit-note:' || n.id and n.issue_date <= :day
                      where b.project_code = :project and b.item like 'cap:%' and i.issue_date <= :day and n.id is null group by 1) counted""")
                .param("project", code).param("day", day).query(BigDecimal.class).single();
    }

    /** Hours held back at the end of the day, at their rates. */
    public Map<String, BigDecimal> held(LocalDate day) {
        var held = new HashMap<String, BigDecimal>();
        jdbc.sql("""
                select h.project_code, sum(t.hours * app.bill_rate_on(t.project_code, t.task_code, t.person_code, t.work_date)) as worth
                from app.held_item h join app.time_entry t on h.item_kind = 'TIME' and t.id = h.item_id
                where h.held_at < :tomorrow and (h.let_go_at is null or h.let_go_at >= :tomorrow) and t.work_date <= :day group by 1""")
                .param("tomorrow", Timestamp.valueOf(day.plusDays(1).atStartOfDay())).param("day", day).query(row -> {
                    if (row.getBigDecimal(2) != null) held.put(row.getString(1), row.getBigDecimal(2));
                });
        return held;
    }
}
