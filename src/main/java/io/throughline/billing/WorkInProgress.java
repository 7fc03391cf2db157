package io.throughline.billing;

import static io.throughline.project.BillingModel.FIXED_FEE;
import static io.throughline.project.BillingModel.NON_BILLABLE;

import io.throughline.billing.unbilled.OpenWork;
import io.throughline.billing.unbilled.WorkUnderTerms;
import io.throughline.database.WideQueries;
import io.throughline.firm.InOneCurrency;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work in progress, the one calculation of it: what was approved and not invoiced at the end of a day, whatever happened since, so that the same day
 * always says the same. Summed by the database; a line would be a person at a rate, and is rounded like one.
 */
@Service
@Transactional(readOnly = true)
public class WorkInProgress {
    private static final LocalDate EVER = LocalDate.of(9999, 12, 30);
    private final WideQueries jdbc;
    private final Projects projects;
    private final WorkUnderTerms underTerms;
    private final InOneCurrency inOneCurrency;

    WorkInProgress(WideQueries jdbc, Projects projects, WorkUnderTerms underTerms, InOneCurrency inOneCurrency) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.underTerms = underTerms;
        this.inOneCurrency = inOneCurrency;
    }

    private record Worked(String projectCode, BigDecimal rate, BigDecimal hours, BigDecimal drafted, LocalDate oldest) {}

    private record Fee(String projectCode, BigDecimal earned, BigDecimal billed, BigDecimal drafted) {}

    /** An hour's entry; {@code rate} null where none is known or a fee is agreed. */
    public record Entry(long id, String personCode, LocalDate workDate, BigDecimal hours, BigDecimal rate, boolean drafted) {}

    /** {@code spent} in {@code currency}; {@code amount} with markup in the project's currency, null without an exchange rate. */
    public record Spent(long id, String projectCode, LocalDate expenseDate, String category, BigDecimal spent, String currency, BigDecimal markupPercent,
                        boolean drafted, BigDecimal amount) {}

    /** Projects with anything to bill, the oldest work first. Amounts in the project's currency. */
    public List<UnbilledWork> upTo(LocalDate day) {
        return upTo(day, day);
    }

    /** The same with what was approved only afterwards, as the last hours of a month are: what the month earned, for its close. */
    public List<UnbilledWork> earnedBy(LocalDate day) {
        return upTo(day, EVER);
    }

    private List<UnbilledWork> upTo(LocalDate day, LocalDate approved) {
        var worked = on(OpenWork.TIME_BY_RATE, day, approved).query(Worked.class).list().stream().collect(Collectors.groupingBy(Worked::projectCode));
        var spent = on(OpenWork.SPENT, day, approved).param("project", null).query(Spent.class).list().stream().collect(Collectors.groupingBy(Spent::projectCode));
        var fees = on(OpenWork.FEES, day, approved).query(Fee.class).list().stream().collect(Collectors.toMap(Fee::projectCode, Function.identity()));
        var covered = underTerms.covered(day, code -> on(OpenWork.TIME_OF_PROJECT, day, approved).param("project", code).query(Entry.class).list());
        var held = underTerms.held(day);
        return projects.all().stream().filter(p -> p.billingModel() != NON_BILLABLE)
                .map(p -> of(p, worked.getOrDefault(p.code(), List.of()), spent.getOrDefault(p.code(), List.of()), fees.get(p.code()), covered.get(p.code()), held.get(p.code())))
                .filter(w -> !w.total().isZero() || w.without().signum() > 0)
                .sorted(Comparator.comparing(UnbilledWork::oldest, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(UnbilledWork::projectCode)).toList();
    }

    public List<Entry> entries(String projectCode, LocalDate day) {
        return on(OpenWork.TIME_OF_PROJECT, day, day).param("project", projectCode).query(Entry.class).list();
    }

    public List<Spent> expenses(String projectCode, LocalDate day) {
        return on(OpenWork.SPENT, day, day).param("project", projectCode).query(Spent.class).list();
    }

    /** In the firm's currency at the day's rates, rounded once a project: the sum of the rows as they are shown. */
    public Money worth(Collection<UnbilledWork> work, LocalDate day) {
        return work.stream().map(w -> inOneCurrency.sum(List.of(w.total()), day)).reduce(Money.zero(inOneCurrency.code()), Money::plus);
    }

    private StatementSpec on(String sql, LocalDate day, LocalDate approved) {
        return jdbc.sql(sql).param("upTo", day).param("approvedBefore", Timestamp.valueOf(approved.plusDays(1).atStartOfDay()));
    }

    private static UnbilledWork of(ProjectSummary p, List<Worked> worked, List<Spent> spent, Fee fee, BigDecimal covered, BigDecimal held) {
        boolean byHour = p.billingModel() != FIXED_FEE;
        var rated = worked.stream().filter(w -> byHour && w.rate() != null).toList();
        var bought = spent.stream().filter(s -> s.amount() != null).toList();
        var taken = Money.rounded(covered == null ? BigDecimal.ZERO : covered, p.currency());
        var time = sum(p, rated.stream().map(w -> w.hours().multiply(w.rate()))).minus(taken);
        var expenses = sum(p, bought.stream().map(Spent::amount));
        var due = fee == null ? Money.zero(p.currency()) : Money.rounded(Money.rounded(fee.earned(), p.currency()).amount().subtract(fee.billed()).max(BigDecimal.ZERO), p.currency());
        var drafted = sum(p, Stream.of(rated.stream().map(w -> w.drafted().multiply(w.rate())), bought.stream().filter(Spent::drafted).map(Spent::amount),
                fee == null ? Stream.<BigDecimal>empty() : Stream.of(fee.drafted().min(due.amount()))).flatMap(Function.identity()));
        var without = byHour ? hours(worked.stream().filter(w -> w.rate() == null).toList()) : new BigDecimal("0.00");
        return new UnbilledWork(p.code(), p.name(), p.clientCode(), p.billingModel(), hours(worked), time, expenses, due, time.plus(expenses).plus(due), drafted, without,
                oldest(worked, spent).orElse(null), taken, Money.rounded(held == null || !byHour ? BigDecimal.ZERO : held, p.currency()));
    }

    private static Money sum(ProjectSummary p, Stream<BigDecimal> amounts) {
        return amounts.map(a -> Money.rounded(a, p.currency())).reduce(Money.zero(p.currency()), Money::plus);
    }

    private static BigDecimal hours(List<Worked> worked) {
        return worked.stream().map(Worked::hours).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }

    private static Optional<LocalDate> oldest(List<Worked> worked, List<Spent> spent) {
        return Stream.concat(worked.stream().map(Worked::oldest), spent.stream().map(Spent::expenseDate)).min(Comparator.naturalOrder());
    }
}
