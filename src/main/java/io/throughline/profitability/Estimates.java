package io.throughline.profitability;

import io.throughline.api.InvalidInput;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.project.BillingModel;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is left to do on a project, as its manager sees it week by week, and where that ends. */
@Service
@Transactional
public class Estimates {
    private static final BigDecimal MOST = new BigDecimal("1000000");
    private final Profitability profitability;
    private final Projects projects;
    private final People people;
    private final ExchangeRates rates;
    private final JdbcClient jdbc;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    Estimates(Profitability profitability, Projects projects, People people, ExchangeRates rates, JdbcClient jdbc, FirmClock clock, ApplicationEventPublisher events) {
        this.profitability = profitability;
        this.projects = projects;
        this.people = people;
        this.rates = rates;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Publishes EstimateEntered. What was said before stays. */
    public Forecast enter(String projectCode, BigDecimal remainingHours, String note) {
        var project = projects.get(projectCode);
        if (remainingHours == null) throw new InvalidInput("remainingHours", "It is missing.");
        if (remainingHours.signum() < 0) throw new InvalidInput("remainingHours", "%s is less than 0.".formatted(remainingHours.toPlainString()));
        if (remainingHours.compareTo(MOST) >= 0) throw new InvalidInput("remainingHours", "%s is too many.".formatted(remainingHours));
        if (remainingHours.stripTrailingZeros().scale() > 2) throw new InvalidInput("remainingHours", "%s has more than two decimals.".formatted(remainingHours.toPlainString()));
        if (note != null && note.length() > 1000) throw new InvalidInput("note", "It is longer than 1000 characters.");
        var now = foretell(project, remainingHours, Actor.current(), note == null ? "" : note.strip());
        jdbc.sql("insert into app.estimate_to_complete (project_code, as_of, remaining_hours, note, entered_by, hours, revenue, cost, margin) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(projectCode, now.asOf(), remainingHours, now.note(), now.enteredBy(), now.hours(), now.revenueAtCompletion().amount(), now.costAtCompletion().amount(),
                        now.marginAtCompletion().amount()).update();
        events.publishEvent(new EstimateEntered(projectCode, remainingHours, now.hoursAtCompletion(), now.marginAtCompletion()));
        return now;
    }

    /** As things are now, by what was said last. */
    @Transactional(readOnly = true)
    public Forecast forecast(String projectCode) {
        var project = projects.get(projectCode);
        var said = series(projectCode);
        if (said.isEmpty()) return foretell(project, project.budgetHours().subtract(profitability.approvedHours(projectCode)).max(BigDecimal.ZERO), "", "");
        var last = said.get(0);
        var doneSince = profitability.approvedHours(projectCode).subtract(last.hours());
        return foretell(project, last.remainingHours().subtract(doneSince).max(BigDecimal.ZERO), last.enteredBy(), last.note());
    }

    private record Row(LocalDate asOf, BigDecimal remainingHours, String note, String enteredBy, BigDecimal hours, BigDecimal revenue, BigDecimal cost) {}

    /** What was said and foretold, the latest first. */
    @Transactional(readOnly = true)
    public List<Forecast> series(String projectCode) {
        var project = projects.get(projectCode);
        return jdbc.sql("select as_of, remaining_hours, note, entered_by, hours, revenue, cost from app.estimate_to_complete where project_code = ? order by id desc")
                .param(projectCode).query(Row.class).list().stream()
                .map(r -> Forecast.of(projectCode, r.asOf(), r.hours(), r.remainingHours(), project.budgetHours(), r.revenue(), r.cost(), r.enteredBy(), r.note())).toList();
    }

    private Forecast foretell(ProjectSummary project, BigDecimal remaining, String by, String note) {
        var burn = profitability.burn(project.code());
        var margin = profitability.ofProject(project.code());
        var cost = margin.labourCost().add(margin.expenseCost()).add(remaining.multiply(average(margin.labourCost(), margin.hours(), costOfAnHour())));
        var revenue = project.billingModel() == BillingModel.NON_BILLABLE ? BigDecimal.ZERO
                : project.billingModel() == BillingModel.FIXED_FEE ? project.budgetAmount()
                : burn.approvedAmount().add(remaining.multiply(average(burn.approvedAmount(), burn.approvedHours(), average(burn.budgetAmount(), burn.budgetHours(), BigDecimal.ZERO))));
        var euros = rates.convert(Money.rounded(revenue, project.currency()), "EUR", clock.today());
        return Forecast.of(project.code(), clock.today(), burn.approvedHours(), remaining, project.budgetHours(), euros.amount(), cost.setScale(2, Rounding.MODE), by, note);
    }

    private static BigDecimal average(BigDecimal amount, BigDecimal hours, BigDecimal otherwise) {
        return hours.signum() == 0 ? otherwise : amount.divide(hours, MathContext.DECIMAL64);
    }

    /** Of everybody, as nobody has worked on it yet. */
    private BigDecimal costOfAnHour() {
        var all = people.all();
        return all.isEmpty() ? BigDecimal.ZERO : average(all.stream().map(Person::costRate).reduce(BigDecimal.ZERO, BigDecimal::add), BigDecimal.valueOf(all.size()), BigDecimal.ZERO);
    }
}
