package io.throughline.billing;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.billing.contract.Recurring;
import io.throughline.billing.contract.RecurringPriceSet;
import io.throughline.billing.drafting.Drafting;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.BillingModel;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invoices that come back: what was agreed, what is due next, and that each is drafted once, in order, however late. */
@Service
@Transactional
public class RecurringInvoices {

    /** {@code every} so many units; {@code periodsFrom}: where it starts amid a period, the first day of the next; {@code endsOn} null: until it is stopped. */
    public record NewRecurring(String description, BigDecimal amount, Integer every, Recurring.Unit unit, LocalDate firstOn, LocalDate periodsFrom, LocalDate endsOn, Boolean withWork) {}

    private record Row(long id, String projectCode, String description, int everyCount, String everyUnit, LocalDate firstOn, LocalDate periodsFrom, LocalDate endsOn, boolean withWork, LocalDate stoppedOn) {}

    private record PriceRow(LocalDate validFrom, BigDecimal amount) {}

    private final JdbcClient jdbc;
    private final Projects projects;
    private final Drafting drafting;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    RecurringInvoices(JdbcClient jdbc, Projects projects, Drafting drafting, FirmClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.drafting = drafting;
        this.clock = clock;
        this.events = events;
    }

    /** Publishes RecurringBillingStarted, which starts recurring-billing. */
    public Recurring start(String projectCode, NewRecurring wish) {
        var project = projects.get(projectCode);
        var problems = new ArrayList<Problem>();
        if (project.billingModel() == BillingModel.NON_BILLABLE) problems.add(new Problem("projectCode", "a project that is not billed has no invoices"));
        if (wish.description() == null || wish.description().isBlank() || wish.description().length() > 300) problems.add(new Problem("description", "is missing, or longer than 300 characters"));
        amount(wish.amount(), project.currency(), problems);
        if (wish.every() != null && (wish.every() < 1 || wish.every() > 366)) problems.add(new Problem("every", "must be 1 to 366, not " + wish.every()));
        if (wish.unit() == null) problems.add(new Problem("unit", "is one of DAY, WEEK, MONTH, YEAR"));
        if (wish.firstOn() == null) problems.add(new Problem("firstOn", "is missing"));
        else if (wish.endsOn() != null && wish.endsOn().isBefore(wish.firstOn())) problems.add(new Problem("endsOn", "%s is before %s".formatted(wish.endsOn(), wish.firstOn())));
        else if (wish.firstOn().isBefore(clock.today().minusYears(2))) problems.add(new Problem("firstOn", "%s is more than two years ago".formatted(wish.firstOn())));
        else if (wish.periodsFrom() != null && wish.unit() != null && !isAmidAPeriod(wish)) problems.add(new Problem("periodsFrom", "%s is not in the period after %s".formatted(wish.periodsFrom(), wish.firstOn())));
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        long id = jdbc.sql("insert into app.recurring_invoice (project_code, description, every_count, every_unit, first_on, periods_from, ends_on, with_work, started_by, started_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id")
                .params(Arrays.asList(projectCode, wish.description().strip(), wish.every() == null ? 1 : wish.every(), wish.unit().name(), wish.firstOn(), wish.periodsFrom(), wish.endsOn(),
                        Boolean.TRUE.equals(wish.withWork()), Actor.current(), Timestamp.from(clock.instant()))).query(Long.class).single();
        price(id, wish.firstOn(), wish.amount());
        events.publishEvent(new RecurringBillingStarted(id, projectCode, wish.firstOn()));
        return get(id);
    }

    private static boolean isAmidAPeriod(NewRecurring wish) {
        var period = wish.periodsFrom().minus(wish.every() == null ? 1 : wish.every(), wish.unit().unit);
        return wish.firstOn().isBefore(wish.periodsFrom()) && wish.firstOn().isAfter(period);
    }

    /** Publishes RecurringPriceSet. Periods that are billed already keep their price. */
    public Recurring setPrice(long id, LocalDate validFrom, BigDecimal amount) {
        var now = get(id);
        var problems = new ArrayList<Problem>();
        amount(amount, now.prices().get(0).amount().currency().getCurrencyCode(), problems);
        if (validFrom == null) problems.add(new Problem("validFrom", "is missing"));
        else if (now.billed().stream().anyMatch(d -> !d.isBefore(validFrom))) problems.add(new Problem("validFrom", "a period from %s on is billed already".formatted(validFrom)));
        else if (now.prices().stream().anyMatch(p -> p.validFrom().equals(validFrom))) problems.add(new Problem("validFrom", "a price from %s on is set already".formatted(validFrom)));
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        price(id, validFrom, amount);
        events.publishEvent(new RecurringPriceSet(id, validFrom, Money.rounded(amount, now.prices().get(0).amount().currency().getCurrencyCode())));
        return get(id);
    }

    private void price(long id, LocalDate validFrom, BigDecimal amount) {
        jdbc.sql("insert into app.recurring_price (recurring_id, valid_from, amount, set_by, set_at) values (?, ?, ?, ?, ?)")
                .params(id, validFrom, amount, Actor.current(), Timestamp.from(clock.instant())).update();
    }

    /** Nothing is due after the day (today where none is said), and a period that is not billed yet is billed up to it; publishes RecurringBillingStopped. */
    public Recurring stop(long id, LocalDate on) {
        var now = get(id);
        if (now.stoppedOn() != null) throw new Refused("Recurring invoice %d was stopped on %s already.".formatted(id, now.stoppedOn()));
        var day = on == null ? clock.today() : on;
        jdbc.sql("update app.recurring_invoice set stopped_on = ?, stopped_by = ? where id = ?").params(day, Actor.current(), id).update();
        events.publishEvent(new RecurringBillingStopped(id, now.projectCode(), day));
        return get(id);
    }

    public List<Recurring> of(String projectCode) {
        projects.get(projectCode);
        return jdbc.sql("select id from app.recurring_invoice where project_code = ? order by id").param(projectCode).query(Long.class).list().stream().map(this::get).toList();
    }

    public Recurring get(long id) {
        var row = jdbc.sql("select * from app.recurring_invoice where id = ?").param(id).query(Row.class).optional().orElseThrow(() -> new Unknown("recurring invoice", id));
        var currency = projects.get(row.projectCode()).currency();
        var prices = jdbc.sql("select valid_from, amount from app.recurring_price where recurring_id = ? order by valid_from").param(id).query(PriceRow.class).list().stream()
                .map(p -> new Recurring.Price(p.validFrom(), Money.rounded(p.amount(), currency))).toList();
        var billed = jdbc.sql("select split_part(item, ':', 3)::date from app.billed_plan_item where project_code = ? and item like ? and released_by is null order by 1")
                .params(row.projectCode(), "recurring:" + id + ":%").query(LocalDate.class).list();
        return new Recurring(id, row.projectCode(), row.description(), row.everyCount(), Recurring.Unit.valueOf(row.everyUnit()), row.firstOn(), row.periodsFrom(), row.endsOn(), row.withWork(), row.stoppedOn(), prices, billed);
    }

    /** The day of the next invoice, which may be past; empty where nothing more comes. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> next(long id) {
        return get(id).next();
    }

    /** Drafts the one that is due next, where its day has come; answers its draft. Whatever keeps it from being drafted is told as a refusal. */
    public Optional<Long> draftNext(long id) {
        jdbc.sql("select id from app.recurring_invoice where id = ? for update").param(id).query(Long.class).single();
        var recurring = get(id);
        var due = recurring.next().filter(day -> !day.isAfter(clock.today()));
        return due.map(day -> drafting.recurring(recurring, day));
    }

    private static void amount(BigDecimal amount, String currency, List<Problem> problems) {
        if (amount == null || amount.signum() <= 0) problems.add(new Problem("amount", "must be more than 0"));
        else if (amount.stripTrailingZeros().scale() > Money.zero(currency).currency().getDefaultFractionDigits()) problems.add(new Problem("amount", "has more decimals than %s".formatted(currency)));
    }
}
