package io.throughline.replay.books;

import io.throughline.people.Person;
import io.throughline.project.BillingModel;
import io.throughline.project.Client;
import io.throughline.project.NewProject;
import io.throughline.project.ProjectTask;
import io.throughline.replay.deed.Cast;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Clients, people, projects and their tasks. */
public final class MasterFiles {
    static final String MOST_MONEY = "999999999.99";
    static final String PROJECTS = "projects.csv";
    public static final String MOST_RATE = "99999.99";
    private static final Set<String> GERMAN = Set.of("DE", "AT", "CH", "LI", "LU");
    private final Path folder;
    private final Findings findings;
    private final FirmCodes clientCodes = new FirmCodes("client");
    private final FirmCodes personCodes = new FirmCodes("person");
    private final FirmCodes projectCodes = new FirmCodes("project");
    private final FirmCodes taskCodes = new FirmCodes("task");
    private final List<Client> clients = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final Map<String, NewProject> projects = new HashMap<>();
    private final List<NewProject> inOrder = new ArrayList<>();
    private final List<ProjectTask> tasks = new ArrayList<>();

    MasterFiles(Path folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    void read() {
        clientCodes.readable(new FirmTable(folder, "clients.csv", findings)
                .read(List.of("client_code", "name", "country", "currency", "payment_terms_days", "email"), this::client));
        personCodes.readable(new FirmTable(folder, "people.csv", findings)
                .read(List.of("person_code", "name", "role", "cost_rate", "bill_rate", "email"), this::person));
        projectCodes.readable(new FirmTable(folder, PROJECTS, findings)
                .read(List.of("project_code", "name", "client_code", "manager_code", "billing_model", "currency", "start_date", "budget_hours", "budget_amount"), this::project));
        taskCodes.readable(new FirmTable(folder, "tasks.csv", findings)
                .read(List.of("project_code", "task_code", "name", "category", "priority", "estimate_hours", "billable"), this::task));
    }

    private void client(FirmRow row) {
        var code = row.code("client_code");
        clientCodes.add(row, "client_code", code);
        var name = row.name("name");
        FirmWords.whyNoCountry(row.raw("country")).ifPresent(why -> row.wrong("country", why));
        FirmWords.whyNoCurrency(row.raw("currency")).ifPresent(why -> row.wrong("currency", why));
        var days = row.whole("payment_terms_days", 0, 365);
        FirmWords.whyNoEmail(row.raw("email")).ifPresent(why -> row.wrong("email", why));
        if (!row.sound()) return;
        var country = row.raw("country");
        clients.add(new Client(code, name, country, row.raw("currency"), days, row.raw("email"), "", "", GERMAN.contains(country) ? "de" : "en"));
    }

    private void person(FirmRow row) {
        var code = row.code("person_code");
        personCodes.add(row, "person_code", code);
        if (Cast.DIRECTOR.equals(code) || Cast.FINANCE.equals(code)) row.wrong("person_code", "%s is the code of somebody that a replay adds".formatted(code));
        var name = row.name("name");
        var role = row.name("role", 100);
        var cost = row.number("cost_rate", "0", MOST_RATE, 2);
        var bill = row.number("bill_rate", "0", MOST_RATE, 2);
        FirmWords.whyNoEmail(row.raw("email")).ifPresent(why -> row.wrong("email", why));
        if (row.sound()) people.add(new Person(code, name, role, cost, bill, row.raw("email"), BigDecimal.ZERO));
    }

    private void project(FirmRow row) {
        var code = row.code("project_code");
        projectCodes.add(row, "project_code", code);
        var name = row.name("name");
        var client = clientCodes.known(row, "client_code");
        var manager = personCodes.known(row, "manager_code");
        var model = model(row);
        FirmWords.whyNoCurrency(row.raw("currency")).ifPresent(why -> row.wrong("currency", why));
        var start = row.date("start_date");
        var hours = row.number("budget_hours", "0", "9999999.99", 2);
        var amount = row.number("budget_amount", "0", MOST_MONEY, 2);
        if (!row.sound()) return;
        var project = new NewProject(code, name, client, manager, model, row.raw("currency"), start, hours, amount, List.of(), List.of());
        projects.put(code, project);
        inOrder.add(project);
    }

    private static BillingModel model(FirmRow row) {
        var value = row.raw("billing_model");
        for (var model : List.of(BillingModel.TIME_AND_MATERIALS, BillingModel.FIXED_FEE, BillingModel.NON_BILLABLE)) {
            if (model.name().equals(value)) return model;
        }
        row.wrong("billing_model", "%s is none of TIME_AND_MATERIALS, FIXED_FEE, NON_BILLABLE".formatted(Findings.quoted(value)));
        return null;
    }

    private void task(FirmRow row) {
        var project = projectCodes.known(row, "project_code");
        var code = row.code("task_code");
        if (project != null && code != null) taskCodes.add(row, "task_code", key(project, code));
        var name = row.name("name");
        var category = row.name("category", 100);
        var priority = row.whole("priority", 0, 1000);
        var estimate = row.number("estimate_hours", "0", "9999999.99", 2);
        var billable = row.yesNo("billable");
        if (row.sound()) tasks.add(new ProjectTask(project, code, name, category, priority, estimate, billable, null, null, false));
    }

    /** The task that the row names must be one of the row's project. */
    String knownTask(FirmRow row, String project) {
        var code = row.code("task_code");
        if (code == null || project == null || taskCodes.has(key(project, code))) return code;
        row.wrong("task_code", "the project %s has no task %s".formatted(project, code));
        return null;
    }

    private static String key(String project, String task) {
        return project + "/" + task;
    }

    Optional<NewProject> project(String code) {
        return Optional.ofNullable(projects.get(code));
    }

    long lineOfProject(String code) {
        return projectCodes.line(code);
    }

    public FirmCodes clientCodes() {
        return clientCodes;
    }

    public FirmCodes personCodes() {
        return personCodes;
    }

    public FirmCodes projectCodes() {
        return projectCodes;
    }

    List<Client> clients() {
        return clients;
    }

    List<Person> people() {
        return people;
    }

    List<NewProject> projects() {
        return inOrder;
    }

    List<ProjectTask> tasks() {
        return tasks;
    }
}
