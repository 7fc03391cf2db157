package io.throughline.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.Times;
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
import io.throughline.timesheet.Timesheets.NewEntry;
import io.throughline.timesheet.Timesheets;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;

/** People who work on projects, hand their weeks in and decide about those of others; every call makes new ones. */
public final class WorkFixture {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private final List<String> owing = new ArrayList<>();
    private final People people;
    private final Clients clients;
    private final Projects projects;
    private final Timesheets timesheets;
    private final Inbox inbox;
    private final Times times;

    public WorkFixture(ApplicationContext house) {
        people = house.getBean(People.class);
        clients = house.getBean(Clients.class);
        projects = house.getBean(Projects.class);
        timesheets = house.getBean(Timesheets.class);
        inbox = house.getBean(Inbox.class);
        times = house.getBean(Times.class);
    }

    /** Moves on to the next Monday, 08:00; answers the day. */
    public LocalDate monday() {
        var monday = times.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        times.moveTo(monday.atTime(8, 0));
        return monday;
    }

    /** Owes no hours a week. */
    public String person() {
        return person("0");
    }

    public String person(String weeklyHours) {
        var code = "W" + COUNT.incrementAndGet();
        if (!weeklyHours.equals("0")) owing.add(code);
        return people.register(new Person(code, "Worker " + code, "Consultant", new BigDecimal("50.00"), new BigDecimal("100.00"),
                code.toLowerCase() + "@firm.example", new BigDecimal(weeklyHours))).code();
    }

    /** Those who owe hours a week owe none from now on, so that other tests' Mondays are quiet. */
    public void everybodyLeaves() {
        owing.forEach(this::leaves);
    }

    public void leaves(String code) {
        var p = people.get(code);
        people.change(new Person(code, p.name(), p.role(), p.costRate(), p.billRate(), p.email(), BigDecimal.ZERO));
    }

    /** In delivery, in EUR, with the task {@code T1} (billable) and {@code T2} (not). */
    public String project(String manager) {
        var code = "WP-" + COUNT.incrementAndGet();
        var client = clients.register(new Client("WC" + COUNT.incrementAndGet(), "Client", "DE", "EUR", 30, "client@client.example", "", "", "en")).code();
        return projects.takeOver(new NewProject(code, "Project " + code, client, manager, BillingModel.TIME_AND_MATERIALS, "EUR", times.today().minusWeeks(4),
                new BigDecimal("100.00"), new BigDecimal("10000.00"), List.of(task(code, "T1", true), task(code, "T2", false)), List.of())).code();
    }

    /** Its setup has begun. */
    public String confirmed() {
        var code = "WP-" + COUNT.incrementAndGet();
        var client = clients.register(new Client("WC" + COUNT.incrementAndGet(), "Client", "DE", "EUR", 30, "client@client.example", "", "", "en")).code();
        projects.confirm(new NewProject(code, "Project " + code, client, person(), BillingModel.TIME_AND_MATERIALS, "EUR", times.today(), new BigDecimal("100.00"),
                new BigDecimal("10000.00"), List.of(task(code, "T1", true)), List.of()));
        return code;
    }

    private static ProjectTask task(String project, String code, boolean billable) {
        return new ProjectTask(project, code, "Task " + code, "", 1, BigDecimal.TEN, billable, null, null, false);
    }

    public static NewEntry entry(LocalDate day, String person, String project, String hours) {
        return new NewEntry(null, day, person, project, "T1", new BigDecimal(hours), null, null);
    }

    public long log(LocalDate day, String person, String project, String hours) {
        return Actor.as(person, () -> timesheets.log(List.of(entry(day, person, project, hours)))).get(0).id();
    }

    /** Answers the sheet's id. */
    public long submit(String person, LocalDate day) {
        return Actor.as(person, () -> timesheets.submit(person, IsoWeek.of(day)));
    }

    /** The one open task of the kind that is the person's, or offered to a group where the person is null. */
    public Task task(String key, String businessKey, String person) {
        var open = inbox.open(key, businessKey).stream().filter(t -> person == null ? t.getAssignee() == null : person.equals(t.getAssignee())).toList();
        assertThat(open).as("%s of %s in %s", key, person, businessKey).hasSize(1);
        return open.get(0);
    }

    public void complete(Task task, String person, Map<String, Object> answers, String... groups) {
        inbox.complete(task.getId(), person, Arrays.asList(groups), answers);
        times.drain();
    }

    public void complete(String key, String businessKey, String person, Map<String, Object> answers) {
        complete(task(key, businessKey, person), person, answers, "consultant", "manager");
    }
}
