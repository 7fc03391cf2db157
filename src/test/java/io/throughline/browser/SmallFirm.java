package io.throughline.browser;

import com.microsoft.playwright.options.ColorScheme;
import io.throughline.Times;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmProfile;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.process.Inbox;
import io.throughline.project.BillingModel;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.NewProject;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.quantity.IsoWeek;
import io.throughline.security.Role;
import io.throughline.security.Users;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.Timesheets.NewEntry;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** A firm of six with one client; a user a role, called like it. Projects and weeks are made anew by each call. */
@TestComponent
class SmallFirm {
    static final String PASSWORD = "in the browser";
    private static final AtomicInteger COUNT = new AtomicInteger();
    final Projects projects;
    final Clients clients;
    final Timesheets timesheets;
    final Inbox inbox;
    final Times times;
    private final People people;
    private final Users users;
    private final Firm firm;
    private final Environment environment;
    private boolean founded;

    SmallFirm(Projects projects, Clients clients, Timesheets timesheets, Inbox inbox, Times times, People people, Users users, Firm firm, Environment environment) {
        this.projects = projects;
        this.clients = clients;
        this.timesheets = timesheets;
        this.inbox = inbox;
        this.times = times;
        this.people = people;
        this.users = users;
        this.firm = firm;
        this.environment = environment;
    }

    private synchronized void found() {
        if (founded) return;
        founded = true;
        firm.change(new FirmProfile("Lindenhof Consulting GmbH", "Lindenallee 12", "10719", "Berlin", "DE", "EUR", "DE299999999", "37/456/78901",
                "DE02120300000000202051", "BYLADEM1001", "billing@lindenhof.example", new BigDecimal("19.00")));
        clients.register(new Client("NORD", "Nordlicht Energie AG", "DE", "EUR", 14, "rechnung@nordlicht.example", "DE811111111", "Speicherstrasse 4, 20457 Hamburg", "de"));
        join("consultant", "Carla Berg", Role.CONSULTANT);
        join("manager", "Max Vogel", Role.CONSULTANT, Role.MANAGER);
        users.add("finance", "Frida Kern", "finance@lindenhof.example", PASSWORD, Set.of(Role.FINANCE), null);
        users.add("director", "Dora Linden", "director@lindenhof.example", PASSWORD, Set.of(Role.DIRECTOR), null);
        users.change("admin", null, null, null, PASSWORD, null, null);
        users.add("auditor", "Ada Prüfer", "auditor@lindenhof.example", PASSWORD, Set.of(Role.AUDITOR), null);
        users.add("analyst", "Amir Saleh", "analyst@lindenhof.example", PASSWORD, Set.of(Role.ANALYST), null);
    }

    /** The administrator of the test profile gets the password of all others. */
    private void join(String code, String name, Role... roles) {
        people.register(new Person(code, name, "Consultant", new BigDecimal("50.00"), new BigDecimal("120.00"), code + "@lindenhof.example", BigDecimal.ZERO));
        users.add(code, name, code + "@lindenhof.example", PASSWORD, Set.of(roles));
    }

    /** Signed in at a screen of the width. */
    Visit visit(String username, int width) {
        return visit(username, width, "en-GB", ColorScheme.LIGHT);
    }

    /** On a phone, in German, by night or by day. */
    Visit phone(String username, ColorScheme scheme) {
        return visit(username, Visit.PHONE, "de-DE", scheme);
    }

    Visit visit(String username, int width, String language, ColorScheme scheme) {
        found();
        return Visit.signedIn(address(), username, PASSWORD, width, language, scheme);
    }

    String address() {
        return "http://localhost:" + environment.getProperty("local.server.port");
    }

    /** Not confirmed yet; managed by {@code manager}. */
    NewProject planned(String hours, String amount) {
        found();
        var code = "NORD-" + COUNT.incrementAndGet();
        return new NewProject(code, "Smart metering " + COUNT.get(), "NORD", "manager", BillingModel.TIME_AND_MATERIALS, "EUR", times.today().minusWeeks(4),
                new BigDecimal(hours), new BigDecimal(amount), List.of(task(code, "T1", "Analysis", true), task(code, "T2", "Project management", false)), List.of());
    }

    private static ProjectTask task(String project, String code, String name, boolean billable) {
        return new ProjectTask(project, code, name, "", 1, BigDecimal.TEN, billable, null, null, false);
    }

    String inDelivery() {
        return inDelivery("100.00", "12000.00");
    }

    String inDelivery(String hours, String amount) {
        return projects.takeOver(planned(hours, amount)).code();
    }

    /** The next Monday, 08:00, has come; answers the day. */
    LocalDate monday() {
        found();
        var monday = times.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        times.moveTo(monday.atTime(8, 0));
        return monday;
    }

    void log(LocalDate day, String person, String project, String task, String hours, String note) {
        Actor.as(person, () -> timesheets.log(List.of(new NewEntry(null, day, person, project, task, new BigDecimal(hours), null, note))));
    }

    /** The week's key. */
    String handIn(String person, LocalDate day) {
        Actor.as(person, () -> timesheets.submit(person, IsoWeek.of(day)));
        times.drain();
        return person + "/" + IsoWeek.of(day);
    }

    /** A week of the consultant's with three lines on the project, handed in. */
    String weekHandedIn(String project) {
        var monday = monday();
        log(monday, "consultant", project, "T1", "6.50", "Interviews with the team");
        log(monday.plusDays(1), "consultant", project, "T1", "7.25", "Review of the findings");
        log(monday.plusDays(2), "consultant", project, "T2", "1.50", "Status call");
        return handIn("consultant", monday);
    }

    Task task(String key, String businessKey) {
        times.drain();
        var open = inbox.open(key, businessKey);
        if (open.isEmpty()) throw new AssertionError("no task %s of %s is open".formatted(key, businessKey));
        return open.get(0);
    }

    void complete(String key, String businessKey, String person, String group, Map<String, Object> answers) {
        inbox.complete(task(key, businessKey).getId(), person, List.of(group), answers);
        times.drain();
    }
}
