package io.throughline.project;

import io.throughline.api.ByName;
import io.throughline.api.CsvFile;
import io.throughline.firm.FirmClock;
import io.throughline.page.TypedAmount;
import io.throughline.people.People;
import io.throughline.people.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Projects that run already, from the list of another system (Harvest, Kimai, QuickBooks Online, or our own names of columns), all or nothing:
 * they are in delivery at once, nothing is set up again. Clients and managers are known by code, name or address.
 */
@Component
public class BroughtProjects {
    private static final List<String> CODE = List.of("code", "project_code", "project code", "project number", "number");
    private static final List<String> NAME = List.of("project", "project name", "name");
    private static final List<String> CLIENT = List.of("client_code", "client", "client name", "customer", "customer name");
    private static final List<String> MANAGER = List.of("manager_code", "manager", "project manager");
    private static final List<String> MODEL = List.of("billing_model", "billing model", "project type", "billing type");
    private static final List<String> CURRENCY = List.of("currency", "currency code");
    private static final List<String> START = List.of("start_date", "start date", "project start", "start");
    private static final List<String> HOURS = List.of("budget_hours", "budget hours", "hours budget");
    private static final List<String> AMOUNT = List.of("budget_amount", "budget amount", "fee", "project fees");
    private static final List<String> TASKS = List.of("tasks");
    private static final Map<String, List<String>> COLUMNS = Map.of("code", CODE, "name", NAME, "clientCode", CLIENT, "managerCode", MANAGER, "billingModel", MODEL, "currency", CURRENCY,
            "startDate", START, "budgetHours", HOURS, "budgetAmount", AMOUNT, "tasks", TASKS);
    private final Projects projects;
    private final ProjectPattern patterns;
    private final Clients clients;
    private final People people;
    private final FirmClock clock;
    private final TransactionTemplate transaction;

    BroughtProjects(Projects projects, ProjectPattern patterns, Clients clients, People people, FirmClock clock, TransactionTemplate transaction) {
        this.projects = projects;
        this.patterns = patterns;
        this.clients = clients;
        this.people = people;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** What the list does not say. {@code template}: tasks of a template or of a project, for those that name none; both may be null. */
    public record Otherwise(String managerCode, String template) {}

    /** A dry run does everything and takes it back. */
    public Brought take(byte[] list, Otherwise otherwise, boolean dryRun) {
        var file = CsvFile.read(list).needs(NAME, CLIENT);
        return transaction.execute(status -> {
            if (dryRun) status.setRollbackOnly();
            var reading = new Reading(new ByName<>(clients.all(), Client::code, Client::name, c -> ""), new ByName<>(people.all(), Person::code, Person::name, Person::email), otherwise);
            var here = new ArrayList<>(projects.all().stream().map(p -> key(p.clientCode(), p.name())).toList());
            var created = new ArrayList<String>();
            for (var row : file.rows()) {
                var project = reading.project(row);
                if (project == null || projects.find(project.code()).isPresent() || here.contains(key(project.clientCode(), project.name()))) continue;
                if (!Brought.tried(row, COLUMNS, () -> projects.takeOver(withTasks(project, otherwise.template())))) continue;
                created.add(project.code());
                here.add(key(project.clientCode(), project.name()));
            }
            file.throwProblems();
            return new Brought(file.rows().size(), created, file.rows().size() - created.size(), dryRun);
        });
    }

    private static String key(String client, String name) {
        return client + "|" + name.toLowerCase(Locale.ROOT);
    }

    private NewProject withTasks(NewProject project, String template) {
        return template == null || template.isBlank() ? project : patterns.fill(project, template);
    }

    private final class Reading {
        private final ByName<Client> buyers;
        private final ByName<Person> managers;
        private final Otherwise otherwise;

        Reading(ByName<Client> buyers, ByName<Person> managers, Otherwise otherwise) {
            this.buyers = buyers;
            this.managers = managers;
            this.otherwise = otherwise;
        }

        /** Null where the row cannot be read; it says so. */
        NewProject project(CsvFile.Row row) {
            var client = row.value(CLIENT).isEmpty() ? null : buyers.find(row.value(CLIENT));
            if (client == null) row.problem(CLIENT, row.value(CLIENT).isEmpty() ? "is missing" : "There is no client '%s', by code or name; bring in the clients first.".formatted(CsvFile.brief(row.value(CLIENT))));
            var named = row.value(MANAGER).isEmpty() ? otherwise.managerCode() : row.value(MANAGER);
            var manager = named == null || named.isBlank() ? null : managers.find(named);
            if (manager == null) row.problem(MANAGER, named == null || named.isBlank() ? "is missing; say who manages the projects whose row does not." : "Nobody here is called '%s'.".formatted(CsvFile.brief(named)));
            var model = model(row);
            var start = day(row);
            var hours = number(row, HOURS);
            var amount = number(row, AMOUNT);
            if (client == null || manager == null || model == null || start == null || hours == null || amount == null) return null;
            var code = row.value(CODE).isEmpty() ? Brought.code(client.code() + " " + row.value(NAME)) : row.value(CODE);
            var currency = row.value(CURRENCY).isEmpty() ? client.currency() : row.value(CURRENCY).toUpperCase(Locale.ROOT);
            return new NewProject(code, row.value(NAME), client.code(), manager.code(), model, currency, start, hours, amount, tasks(code, row.value(TASKS)), null);
        }
    }

    private static BillingModel model(CsvFile.Row row) {
        var model = switch (row.value(MODEL).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
            case "", "timeandmaterials", "timematerials", "tm" -> BillingModel.TIME_AND_MATERIALS;
            case "fixedfee", "fixedprice" -> BillingModel.FIXED_FEE;
            case "retainer" -> BillingModel.RETAINER;
            case "nonbillable", "internal" -> BillingModel.NON_BILLABLE;
            default -> null;
        };
        if (model == null) row.problem(MODEL, "'%s' is none of time and materials, fixed fee, retainer, non-billable.".formatted(CsvFile.brief(row.value(MODEL))));
        return model;
    }

    private LocalDate day(CsvFile.Row row) {
        try {
            return row.value(START).isEmpty() ? clock.today() : LocalDate.parse(row.value(START));
        } catch (DateTimeParseException e) {
            row.problem(START, "'%s' is no date; write 2026-01-31.".formatted(CsvFile.brief(row.value(START))));
            return null;
        }
    }

    private static BigDecimal number(CsvFile.Row row, List<String> names) {
        if (row.value(names).isEmpty()) return BigDecimal.ZERO;
        var number = TypedAmount.read(row.value(names), Locale.ENGLISH).orElse(null);
        if (number == null) row.problem(names, "'%s' is no number; write 1234.50.".formatted(CsvFile.brief(row.value(names))));
        return number;
    }

    /** Parted by {@code ;} or {@code |}; null where none is named. */
    private static List<ProjectTask> tasks(String project, String names) {
        if (names.isEmpty()) return null;
        return Stream.of(names.split("[;|]")).map(String::strip).filter(n -> !n.isEmpty()).distinct()
                .map(name -> new ProjectTask(project, Brought.code(name), name, "", 0, BigDecimal.ZERO, true, null, null, false)).toList();
    }
}
