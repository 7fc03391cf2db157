package io.throughline.billing.unbilled;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much of what work was worth at its rates reached an invoice, and by which reasons it did not. */
@Service
@Transactional(readOnly = true)
public class Realisation {

    /** {@code reason}: {@code cap}, or what was said of a discount, write-down or write-up. {@code hours}: of what was written off; null for others. */
    public record Lost(String kind, String reason, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal hours, Money amount) {}

    /** {@code worth} = billed - the adjustments + written off; {@code percent} of it was billed. */
    public record OfProject(String projectCode, Money worth, Money billed, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent, List<Lost> by) {}

    private record Billed(String projectCode, String currency, BigDecimal amount) {}

    private record Row(String projectCode, String kind, String reason, BigDecimal hours, BigDecimal amount) {}

    private final JdbcClient jdbc;

    Realisation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of runs from one day to another, both included; {@code project} null for all. Hours at rates; drafts count, rejected and credited ones do not. */
    public List<OfProject> of(LocalDate from, LocalDate to, String project) {
        var lost = jdbc.sql("""
                select b.project_code, 'WRITTEN_OFF' as kind, b.reason, sum(b.quantity)::numeric(19, 2) as hours, sum(b.worth) as amount
                from app.billed_portion b join app.billing_run r on r.id = b.run_id
                where b.coverage = 'WRITTEN_OFF' and b.released_by is null and r.as_of between :from and :to and (:project::text is null or b.project_code = :project)
                group by 1, 2, 3
                union all
                select a.project_code, a.kind, a.reason, null, -sum(b.amount)
                from app.billed_plan_item b join app.adjustment a on b.item = 'adjustment:' || a.id join app.billing_run r on r.id = b.run_id
                where b.released_by is null and r.as_of between :from and :to and (:project::text is null or a.project_code = :project)
                group by 1, 2, 3 order by 1, 2, 3""").param("from", from).param("to", to).param("project", project).query(Row.class).list();
        return jdbc.sql("""
                select p.code as project_code, p.currency::text as currency, coalesce(sum(l.amount), 0) as amount from app.project p
                left join (app.invoice i join app.billing_run r on r.id = i.run_id and r.as_of between :from and :to
                           join app.invoice_line l on l.invoice_id = i.id and l.kind in ('TIME', 'SHARE', 'ADJUSTMENT'))
                     on i.project_code = p.code and i.state <> 'REJECTED' and i.released_by is null
                where (:project::text is null or p.code = :project) group by 1, 2 order by 1""").param("from", from).param("to", to).param("project", project).query(Billed.class).list().stream()
                .map(b -> of(b, lost.stream().filter(l -> l.projectCode().equals(b.projectCode())).toList())).filter(p -> !p.worth().isZero() || !p.billed().isZero()).toList();
    }

    private static OfProject of(Billed billed, List<Row> lost) {
        var net = Money.rounded(billed.amount(), billed.currency());
        var by = lost.stream().map(l -> new Lost(l.kind(), l.reason(), l.hours(), Money.rounded(l.amount(), billed.currency()))).toList();
        var worth = by.stream().map(Lost::amount).reduce(net, Money::plus);
        var percent = worth.isPositive() ? net.amount().movePointRight(2).divide(worth.amount(), 2, RoundingMode.HALF_UP) : new BigDecimal("0.00");
        return new OfProject(billed.projectCode(), worth, net, percent, by);
    }
}
