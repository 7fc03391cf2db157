package io.throughline.billing;

import static io.throughline.project.BillingModel.FIXED_FEE;
import static io.throughline.project.BillingModel.NON_BILLABLE;

import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is approved and not billed yet, summed by the database: a line would be a person at a rate, and is rounded like one. */
@Service
@Transactional(readOnly = true)
public class WorkInProgress {
    private static final String TAKEN = "(select from app.billed_portion b where b.item_kind = '%s' and b.item_id = i.id and b.released_by is null)";
    private static final String TIME = """
            select i.project_code, g.rate, sum(i.hours) as hours, min(i.work_date) as oldest
            from app.time_entry i join app.project p on p.code = i.project_code cross join lateral (
                select case when p.billing_model <> 'FIXED_FEE' then coalesce(app.project_rate_on(i.project_code, i.person_code, i.work_date),
                    (select r.bill_rate from app.person_rate r where r.person_code = i.person_code and r.valid_from <= i.work_date
                     order by r.valid_from desc, r.id desc limit 1)) end as rate) g
            where i.state = 'APPROVED' and i.billable and i.work_date <= :upTo and p.billing_model <> 'NON_BILLABLE' and not exists %s
            group by i.project_code, i.person_code, g.rate""".formatted(TAKEN.formatted("TIME"));
    private static final String SPENT = """
            select i.project_code, i.expense_date as oldest, i.amount * (1 + i.markup_percent / 100) / app.per_euro(i.currency, i.expense_date)
                       * app.per_euro(p.currency::text, i.expense_date) as amount
            from app.expense i join app.project p on p.code = i.project_code
            where i.state = 'APPROVED' and i.billable and i.expense_date <= :upTo and p.billing_model = 'TIME_AND_MATERIALS' and not exists %s"""
            .formatted(TAKEN.formatted("EXPENSE"));

    private final JdbcClient jdbc;
    private final Projects projects;
    private final Unbilled unbilled;
    private final Portions portions;

    WorkInProgress(JdbcClient jdbc, Projects projects, Unbilled unbilled, Portions portions) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.unbilled = unbilled;
        this.portions = portions;
    }

    private record Worked(String projectCode, BigDecimal rate, BigDecimal hours, LocalDate oldest) {}

    private record Spent(String projectCode, LocalDate oldest, BigDecimal amount) {}

    /** Projects with anything to bill, the oldest work first. Amounts in the project's currency. */
    public List<UnbilledWork> upTo(LocalDate day) {
        var worked = jdbc.sql(TIME).param("upTo", day).query(Worked.class).list().stream().collect(Collectors.groupingBy(Worked::projectCode));
        var spent = jdbc.sql(SPENT).param("upTo", day).query(Spent.class).list().stream().collect(Collectors.groupingBy(Spent::projectCode));
        var all = projects.all().stream().filter(p -> p.billingModel() != NON_BILLABLE).toList();
        var fees = feesEarned(all.stream().filter(p -> p.billingModel() == FIXED_FEE && p.state() != ProjectState.SETUP).toList(), day);
        return all.stream().map(p -> of(p, worked.getOrDefault(p.code(), List.of()), spent.getOrDefault(p.code(), List.of()), fees.get(p.code())))
                .filter(w -> !w.total().isZero() || w.without().signum() > 0)
                .sorted(Comparator.comparing(UnbilledWork::oldest, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(UnbilledWork::projectCode)).toList();
    }

    private static UnbilledWork of(ProjectSummary p, List<Worked> worked, List<Spent> spent, Money feeEarned) {
        var nothing = Money.zero(p.currency());
        boolean byHour = p.billingModel() != FIXED_FEE;
        var time = worked.stream().filter(w -> byHour && w.rate() != null).map(w -> Money.rounded(w.hours().multiply(w.rate()), p.currency())).reduce(nothing, Money::plus);
        var expenses = spent.stream().filter(s -> s.amount() != null).map(s -> Money.rounded(s.amount(), p.currency())).reduce(nothing, Money::plus);
        var fee = feeEarned == null ? nothing : feeEarned;
        var without = byHour ? hours(worked.stream().filter(w -> w.rate() == null).toList()) : new BigDecimal("0.00");
        return new UnbilledWork(p.code(), p.name(), p.clientCode(), p.billingModel(), hours(worked), time, expenses, fee, time.plus(expenses).plus(fee), without,
                oldest(worked, spent).orElse(null));
    }

    private static BigDecimal hours(List<Worked> worked) {
        return worked.stream().map(Worked::hours).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static Optional<LocalDate> oldest(List<Worked> worked, List<Spent> spent) {
        return Stream.concat(worked.stream().map(Worked::oldest), spent.stream().map(Spent::oldest)).min(Comparator.naturalOrder());
    }

    /** Earned and not billed, never below zero. */
    private Map<String, Money> feesEarned(List<ProjectSummary> fixedFees, LocalDate day) {
        var codes = fixedFees.stream().map(ProjectSummary::code).toList();
        var hours = unbilled.approvedHours(codes, day);
        var billed = portions.feesBilled(codes);
        return fixedFees.stream().collect(Collectors.toMap(ProjectSummary::code, p -> {
            var open = Reckoning.feeEarned(p, hours.getOrDefault(p.code(), BigDecimal.ZERO), false)
                    .minus(Money.rounded(billed.getOrDefault(p.code(), BigDecimal.ZERO), p.currency()));
            return open.isNegative() ? Money.zero(p.currency()) : open;
        }));
    }
}
