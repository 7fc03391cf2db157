package io.throughline.browser;

import io.throughline.billing.Adjustment;
import io.throughline.billing.Adjustments;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.BillingRuns;
import io.throughline.billing.InvoiceSummary;
import io.throughline.expense.Expenses;
import io.throughline.expense.Expenses.NewExpense;
import io.throughline.journal.Actor;
import io.throughline.mail.MailState;
import io.throughline.mail.MailUndelivered;
import io.throughline.mail.Mails;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.project.BillingModel;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.EInvoicing;
import io.throughline.project.Milestones;
import io.throughline.project.NewProject;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.quantity.IsoWeek;
import io.throughline.quantity.Money;
import io.throughline.receivables.DebtFixture;
import io.throughline.receivables.Receivables;
import io.throughline.timesheet.Timesheets;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings about one of each task that the models have, as life would. */
final class EveryTask {
    private final ApplicationContext house;
    private final SmallFirm firm;
    private final Map<String, Supplier<Asked>> ways = new LinkedHashMap<>();

    /** Who is asked, the id of the task, and what is to be put right once it was looked at. */
    record Asked(String person, String taskId, Runnable afterwards) {
        Asked(String person, String taskId) {
            this(person, taskId, () -> { });
        }
    }

    EveryTask(ApplicationContext house) {
        this.house = house;
        this.firm = house.getBean(SmallFirm.class);
        ways.put("signOffBudget", () -> asked("director", "signOffBudget", confirmed()));
        ways.put("completeSetupStep", () -> asked("manager", "completeSetupStep", confirmed()));
        ways.put("completeOverdueSetupStep", () -> {
            var project = confirmed();
            firm.times.daysOn(9);
            return asked("director", "completeOverdueSetupStep", project);
        });
        ways.put("mendBudget", () -> {
            var project = confirmed();
            firm.complete("signOffBudget", project, "director", "director", Map.of("signedOff", "false", "comment", "Too little for the rollout."));
            return asked("manager", "mendBudget", project);
        });
        ways.put("completeDelivery", () -> asked("manager", "completeDelivery", workedOn()));
        ways.put("acceptMilestone", this::milestone);
        ways.put("acceptAddedMilestone", this::addedMilestone);
        ways.put("reviewBudget", this::reviewBudget);
        ways.put("approveTimesheet", () -> asked("manager", "approveTimesheet", firm.weekHandedIn(workedOn())));
        ways.put("approveEscalatedTimesheet", this::escalated);
        ways.put("approveAsSecond", this::second);
        ways.put("correctRejectedLines", this::rejected);
        ways.put("chaseMissingWeek", this::chase);
        ways.put("approveExpense", () -> asked("manager", "approveExpense", expense(true)));
        ways.put("approveEscalatedExpense", () -> {
            var key = expense(true);
            firm.times.daysOn(9);
            return asked("director", "approveEscalatedExpense", key);
        });
        ways.put("completeExpense", () -> asked("consultant", "completeExpense", expense(false)));
        ways.put("correctExpense", this::expenseBack);
        ways.put("lookIntoExceptions", this::exceptions);
        ways.put("mendDraft", this::mendDraft);
        ways.put("reviewInvoice", () -> asked("director", "reviewInvoice", key(drafted("24.00", "24.00", "24.00", "24.00", "24.00"))));
        ways.put("noteRejectedDraft", () -> {
            var draft = key(drafted("24.00", "24.00", "24.00", "24.00", "24.00"));
            firm.complete("reviewInvoice", draft, "director", "director", Map.of("approved", "false", "comment", "The client wants it split."));
            return asked("finance", "noteRejectedDraft", draft);
        });
        ways.put("approveAdjustment", () -> {
            var billing = new BillingFixture(house);
            var project = billing.project();
            billing.approved(project, billing.person("100.00"), "16.00");
            var asked = Actor.as("finance", () -> house.getBean(Adjustments.class).request(project, Adjustment.Kind.WRITE_DOWN, new BigDecimal("12"), null, "The interface came two weeks late"));
            return asked("director", "approveAdjustment", "adjustment/" + asked.id());
        });
        ways.put("settleDispute", this::dispute);
        ways.put("decideHowToGoOn", () -> asked("finance", "decideHowToGoOn", key(atTheQuestion())));
        ways.put("confirmWriteOff", this::writeOff);
        new ClosingTasks(house, firm).addTo(ways);
        new ConsentTasks(house, firm).addTo(ways);
        ways.put("clearWhatIsOpen", this::clear);
        ways.put("fixAddress", () -> letter(MailState.BOUNCED, "550 5.1.1 no such user here"));
        ways.put("lookAfterLetter", () -> letter(MailState.UNCERTAIN, "The house stopped while the letter was on its way."));
        ways.put("reviewCloseout", () -> asked("manager", "reviewCloseout", delivered(false)));
    }

    Set<String> keys() {
        return ways.keySet();
    }

    Asked of(String key) {
        return ways.get(key).get();
    }

    private Asked asked(String person, String key, String businessKey) {
        return new Asked(person, firm.task(key, businessKey).getId());
    }

    private String confirmed() {
        var plan = firm.planned("320.00", "38400.00");
        return Actor.as("manager", () -> firm.projects.confirm(plan)).code();
    }

    private String workedOn() {
        var project = firm.inDelivery();
        firm.weekHandedIn(project);
        firm.complete("approveTimesheet", "consultant/" + IsoWeek.of(firm.times.today()), "manager", "manager", Map.of());
        return project;
    }

    private Asked milestone() {
        var project = firm.inDelivery();
        Actor.as("manager", () -> {
            house.getBean(Milestones.class).plan(project, new NewMilestone("First forecast", firm.times.today().plusWeeks(2)));
            firm.projects.putOnHold(project, "waiting for the client");
            firm.projects.resume(project);
            return project;
        });
        return asked("manager", "acceptMilestone", project);
    }

    private Asked addedMilestone() {
        var project = firm.inDelivery();
        Actor.as("manager", () -> house.getBean(Milestones.class).plan(project, new NewMilestone("Second forecast", firm.times.today().plusWeeks(3))));
        return asked("manager", "acceptAddedMilestone", project);
    }

    private Asked reviewBudget() {
        var project = firm.inDelivery("16.00", "1920.00");
        firm.complete("approveTimesheet", firm.weekHandedIn(project), "manager", "manager", Map.of());
        return asked("manager", "reviewBudget", project);
    }

    private Asked escalated() {
        var key = firm.weekHandedIn(firm.inDelivery());
        firm.times.daysOn(9);
        return asked("director", "approveEscalatedTimesheet", key);
    }

    private Asked second() {
        var project = firm.inDelivery();
        var monday = firm.monday();
        for (int i = 0; i < 5; i++) firm.log(monday.plusDays(i), "consultant", project, "T1", "10.50", "Migration rehearsal");
        var key = firm.handIn("consultant", monday);
        firm.complete("approveTimesheet", key, "manager", "manager", Map.of());
        return asked("director", "approveAsSecond", key);
    }

    private Asked rejected() {
        var key = firm.weekHandedIn(firm.inDelivery());
        var line = house.getBean(Timesheets.class).week("consultant", IsoWeek.of(firm.times.today())).lines().get(0).id();
        firm.complete("approveTimesheet", key, "manager", "manager", Map.of("rejectedLines", Long.toString(line), "comment", "Which team?"));
        return asked("consultant", "correctRejectedLines", key);
    }

    private Asked chase() {
        var monday = firm.monday();
        var code = "LATE" + monday.getDayOfYear();
        var people = house.getBean(People.class);
        people.register(new Person(code, "Chris Yilmaz", "Consultant", new BigDecimal("28.00"), new BigDecimal("70.00"), "chris@lindenhof.example", new BigDecimal("40")));
        firm.times.moveTo(monday.plusWeeks(1).plusDays(2).atTime(12, 1));
        var asked = asked("manager", "chaseMissingWeek", code + "/" + IsoWeek.of(monday));
        people.recordAbsence(code, monday.plusWeeks(1), monday.plusYears(2), "left");
        return asked;
    }

    private String expense(boolean receipt) {
        var project = workedOn();
        var expenses = house.getBean(Expenses.class);
        long id = Actor.as("consultant", () -> {
            long logged = expenses.log(new NewExpense(null, firm.times.today(), "consultant", project, "MEALS", Money.of("184.20", "EUR"), true, BigDecimal.TEN,
                    "Dinner with the client's team")).id();
            if (receipt) expenses.attachReceipt(logged, "receipt.pdf", "application/pdf", new byte[] {1, 2, 3});
            expenses.submit(logged);
            return logged;
        });
        return "expense/" + id;
    }

    private Asked expenseBack() {
        var key = expense(true);
        firm.complete("approveExpense", key, "manager", "manager", Map.of("approved", false, "comment", "With whom?"));
        return asked("consultant", "correctExpense", key);
    }

    private Asked exceptions() {
        var billing = new BillingFixture(house);
        var project = billing.project(BillingModel.TIME_AND_MATERIALS, "PL", "PLN", "10.00", "0.00");
        billing.approved(project, billing.person("100.00"), "8.00");
        var run = Actor.as("manager", () -> billing.runs.request(billing.cutOff()));
        return asked("finance", "lookIntoExceptions", "run/" + run.id());
    }

    private InvoiceSummary drafted(String... hours) {
        var billing = new BillingFixture(house);
        var project = billing.project();
        for (var some : hours) billing.approved(project, billing.person("100.00"), some);
        return billing.drafted(project);
    }

    private Asked mendDraft() {
        var draft = drafted("8.00");
        var clients = house.getBean(Clients.class);
        var client = clients.get(draft.clientCode());
        clients.change(new Client(client.code(), client.name(), client.country(), client.currency(), 30, client.email(), "DE136695976", "Gasse 1, 10115 Berlin", "en", false,
                new EInvoicing(EInvoicing.Format.PEPPOL, "4711", "", "0088", "4012345000009", "", "")));
        return asked("finance", "mendDraft", key(draft));
    }

    private Asked dispute() {
        var invoice = new DebtFixture(house).mailed();
        Actor.as("finance", () -> house.getBean(Receivables.class).openDispute(invoice.number(), "Two of the workshops were prepared by our own people."));
        return asked("finance", "settleDispute", key(invoice));
    }

    private InvoiceSummary atTheQuestion() {
        var invoice = new DebtFixture(house).mailed();
        Actor.as("finance", () -> house.getBean(Receivables.class).receivePayment(invoice.number(), Money.of("300.00", "EUR"), firm.times.today(), "part"));
        firm.times.moveTo(invoice.dueDate().plusDays(31).atTime(9, 0));
        return invoice;
    }

    private Asked writeOff() {
        var key = key(atTheQuestion());
        firm.complete("decideHowToGoOn", key, "finance", "finance", Map.of("decision", "write-off", "reason", "The client is insolvent; the court expects nothing."));
        return asked("director", "confirmWriteOff", key);
    }

    private String delivered(boolean somethingOpen) {
        var plan = firm.planned("100.00", "0");
        var project = firm.projects.takeOver(new NewProject(plan.code(), plan.name(), plan.clientCode(), plan.managerCode(), BillingModel.NON_BILLABLE, plan.currency(),
                plan.startDate(), plan.budgetHours(), BigDecimal.ZERO, plan.tasks().subList(1, 2), List.of())).code();
        firm.complete("completeDelivery", project, "manager", "manager", Map.of());
        var runs = house.getBean(BillingRuns.class);
        Actor.as("finance", () -> runs.draft(runs.start(firm.times.today(), firm.times.today()), project));
        if (somethingOpen) leaveBehind(project, firm.times.today());
        return project;
    }

    private Asked clear() {
        return asked("manager", "clearWhatIsOpen", delivered(true));
    }

    /** No door lets anybody log on a delivered project; a line can only be left behind past them. */
    private void leaveBehind(String project, LocalDate day) {
        house.getBean(JdbcClient.class).sql("""
                insert into app.time_entry (work_date, person_code, project_code, task_code, hours, billable) values (?, 'manager', ?, 'T2', 1, true)""")
                .params(day, project).update();
    }

    /** What became of an invoice's letter, as the post office would have heard it. */
    private Asked letter(MailState state, String why) {
        var letter = house.getBean(Mails.class).about("invoice:" + new DebtFixture(house).mailed().draftId()).get(0);
        house.getBean(TransactionTemplate.class).executeWithoutResult(t -> {
            house.getBean(JdbcClient.class).sql("update app.mail set state = ?, next_try_at = null, last_error = ?, bounced_at = case when ? then now() end where id = ?")
                    .params(state.name(), why, state == MailState.BOUNCED, letter.id()).update();
            house.publishEvent(new MailUndelivered(letter.id(), letter.about(), state, why));
        });
        return asked("finance", state == MailState.BOUNCED ? "fixAddress" : "lookAfterLetter", "mail/" + letter.id());
    }

    private static String key(InvoiceSummary invoice) {
        return String.valueOf(invoice.draftId());
    }
}
