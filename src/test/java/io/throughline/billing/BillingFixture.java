package io.throughline.billing;

import io.throughline.billing.drafting.DraftOutcome;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.project.BillingModel;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.NewProject;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.quantity.IsoWeek;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projects with approved work, and the runs that bill it; every call makes new ones. The approval itself is another room's story: here it is a fact. */
public final class BillingFixture {
    private static final AtomicInteger COUNT = new AtomicInteger();
    public final Billing billing;
    public final BillingRuns runs;
    public final CreditNotes creditNotes;
    public final InvoicePapers papers;
    public final JdbcClient jdbc;
    public final Projects projects;
    private final Clients clients;
    private final People people;
    private final ExchangeRates rates;
    private final FirmClock clock;

    public BillingFixture(ApplicationContext house) {
        billing = house.getBean(Billing.class);
        runs = house.getBean(BillingRuns.class);
        creditNotes = house.getBean(CreditNotes.class);
        papers = house.getBean(InvoicePapers.class);
        jdbc = house.getBean(JdbcClient.class);
        projects = house.getBean(Projects.class);
        clients = house.getBean(Clients.class);
        people = house.getBean(People.class);
        rates = house.getBean(ExchangeRates.class);
        clock = house.getBean(FirmClock.class);
    }

    /** For what goes over everything that is there, other tests' projects too. A currency that nobody uses yet is left to the test that wants it without a rate. */
    public void everyCurrencyHasARate() {
        jdbc.sql("select currency from app.project union select currency from app.expense union select currency from app.client union select 'USD'").query(String.class).list().stream()
                .filter(c -> !c.equals("EUR")).forEach(c -> rates.record(LocalDate.of(2000, 1, 3), c, new BigDecimal("1.25"), "test"));
    }

    public String client(String country, String currency) {
        var code = "BC" + COUNT.incrementAndGet();
        return clients.register(new Client(code, "Client " + code, country, currency, 30, code.toLowerCase() + "@client.example", "", "", "en")).code();
    }

    public String person(String billRate) {
        var code = "BP" + COUNT.incrementAndGet();
        return people.register(new Person(code, "Person " + code, "Consultant", new BigDecimal("50.00"), new BigDecimal(billRate),
                code.toLowerCase() + "@firm.example", BigDecimal.ZERO)).code();
    }

    public String project(BillingModel model, String country, String currency, String budgetHours, String budgetAmount) {
        var code = "BPR-" + COUNT.incrementAndGet();
        return projects.takeOver(new NewProject(code, "Project " + code, client(country, currency), person("100.00"), model, currency, clock.today().minusYears(1),
                new BigDecimal(budgetHours), new BigDecimal(budgetAmount),
                List.of(new ProjectTask(code, "T1", "Task", "", 1, BigDecimal.TEN, true, null, null, false)), List.of())).code();
    }

    /** Time and materials for a German client, in EUR. */
    public String project() {
        return project(BillingModel.TIME_AND_MATERIALS, "DE", "EUR", "100.00", "10000.00");
    }

    public String fixedFee(String hours, String fee) {
        return project(BillingModel.FIXED_FEE, "DE", "EUR", hours, fee);
    }

    /** Approved and billable, on the last day of the month before today. */
    public long approved(String project, String person, String hours) {
        return approved(project, person, hours, true, cutOff());
    }

    public long approved(String project, String person, String hours, String task) {
        return approved(project, person, hours, task, true, cutOff());
    }

    public long approved(String project, String person, String hours, boolean billable, LocalDate day) {
        return approved(project, person, hours, "T1", billable, day);
    }

    private long approved(String project, String person, String hours, String task, boolean billable, LocalDate day) {
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        jdbc.sql("""
                insert into app.timesheet (person_code, iso_week, monday, supplement, state, submitted_at, approved_at)
                values (?, ?, ?, 1, 'APPROVED', now(), now()) on conflict do nothing""").params(person, IsoWeek.of(day).toString(), monday).update();
        return jdbc.sql("""
                insert into app.time_entry (work_date, person_code, project_code, task_code, hours, billable, state, sheet_id, decided_by, decided_at)
                select ?, ?, ?, ?, ?, ?, 'APPROVED', s.id, 'MANAGER', ? from app.timesheet s where s.person_code = ? and s.monday = ? and s.supplement = 1
                returning id""").params(day, person, project, task, new BigDecimal(hours), billable, Timestamp.from(clock.instant()), person, monday).query(Long.class).single();
    }

    /** Written down, and nobody's decision yet. */
    public long entered(String project, String person, String hours) {
        return jdbc.sql("insert into app.time_entry (work_date, person_code, project_code, task_code, hours, billable) values (?, ?, ?, 'T1', ?, true) returning id")
                .params(cutOff(), person, project, new BigDecimal(hours)).query(Long.class).single();
    }

    public void edited(long entry, String hours) {
        jdbc.sql("update app.time_entry set state = 'DRAFT', decided_by = null, decided_at = null, comment = null where id = ? and state = 'REJECTED'").param(entry).update();
        jdbc.sql("update app.time_entry set hours = ? where id = ?").params(new BigDecimal(hours), entry).update();
    }

    public void rejected(long entry) {
        decide(entry, "REJECTED", "not agreed");
    }

    /** Answers its hours. */
    public BigDecimal approved(long entry) {
        return decide(entry, "APPROVED", null);
    }

    private BigDecimal decide(long entry, String state, String comment) {
        var day = cutOff();
        var monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        jdbc.sql("""
                insert into app.timesheet (person_code, iso_week, monday, supplement, state, submitted_at, approved_at)
                select person_code, ?, ?, 1, 'APPROVED', now(), now() from app.time_entry where id = ? on conflict do nothing""").params(IsoWeek.of(day).toString(), monday, entry).update();
        return jdbc.sql("""
                update app.time_entry t set state = ?, decided_by = 'MANAGER', decided_at = ?, comment = ?,
                       sheet_id = (select s.id from app.timesheet s where s.person_code = t.person_code and s.monday = ? and s.supplement = 1)
                where t.id = ? returning hours""").params(java.util.Arrays.asList(state, Timestamp.from(clock.instant()), comment, monday, entry)).query(BigDecimal.class).single();
    }

    public long expense(String project, String amount, String currency, String markup) {
        return jdbc.sql("""
                insert into app.expense (id, expense_date, person_code, project_code, category, amount, currency, billable, markup_percent, state, decided_by, decided_at)
                values (nextval('app.expense_seq'), ?, ?, ?, 'TRAVEL', ?, ?, true, ?, 'APPROVED', 'MANAGER', ?) returning id""")
                .params(cutOff(), person("0.00"), project, new BigDecimal(amount), currency, new BigDecimal(markup), Timestamp.from(clock.instant())).query(Long.class).single();
    }

    public void delivered(String project) {
        projects.completeDelivery(project);
    }

    public LocalDate cutOff() {
        return clock.today().withDayOfMonth(1).minusDays(1);
    }

    /** A run of finance's own, without its process. */
    public long run() {
        return Actor.as("FIN", () -> runs.start(clock.today(), cutOff()));
    }

    public DraftOutcome draft(String project) {
        return runs.draft(run(), project);
    }

    public InvoiceSummary drafted(String project) {
        return billing.get(((DraftOutcome.Drafted) draft(project)).draftId());
    }

    public InvoiceSummary issued(String project) {
        return billing.issue(drafted(project).draftId());
    }

    /** Eight hours at 100.00 for a German client, issued. */
    public InvoiceSummary issuedInvoice() {
        var project = project();
        approved(project, person("100.00"), "8.00");
        return issued(project);
    }
}
