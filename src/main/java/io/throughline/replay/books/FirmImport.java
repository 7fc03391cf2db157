package io.throughline.replay.books;

import io.throughline.api.InvalidInput;
import io.throughline.expense.Expenses;
import io.throughline.expense.Expenses.NewExpense;
import io.throughline.firm.ExchangeRates;
import io.throughline.firm.Firm;
import io.throughline.people.People;
import io.throughline.project.Clients;
import io.throughline.project.NewProject;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.replay.deed.Opening;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.Timesheets.NewEntry;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A firm's files into the books of a running installation, all or nothing: projects are taken over in delivery, time and expenses become drafts of
 * their people. What is there already, by code or external id, stays as it is.
 */
public final class FirmImport {
    private static final int ENTRIES_AT_ONCE = 500;
    private final Firm seller;
    private final ExchangeRates rates;
    private final People people;
    private final Clients clients;
    private final Projects projects;
    private final Timesheets timesheets;
    private final Expenses expenses;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    FirmImport(Firm seller, ExchangeRates rates, People people, Clients clients, Projects projects, Timesheets timesheets, Expenses expenses,
               JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.seller = seller;
        this.rates = rates;
        this.people = people;
        this.clients = clients;
        this.projects = projects;
        this.timesheets = timesheets;
        this.expenses = expenses;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** A dry run does everything and then takes it back: its counts are the real ones. */
    public ImportCounts run(FirmFiles firm, boolean dryRun) {
        return transaction.execute(status -> {
            if (dryRun) status.setRollbackOnly();
            var counts = new ImportCounts();
            counts.add("firm profile", 1, seller.change(firm.seller()) ? 1 : 0);
            counts.add("exchange rates", firm.rates().size(), rates.record(firm.rates(), Opening.RATE_SOURCE));
            counts.add("people", firm.people().size(), each(firm.people(), p -> people.find(p.code()).isEmpty(), people::register));
            counts.add("clients", firm.clients().size(), each(firm.clients(), c -> clients.find(c.code()).isEmpty(), clients::register));
            projects(firm, counts);
            entries(firm, counts);
            expenses(firm, counts);
            return counts;
        });
    }

    private static <T> long each(Collection<T> all, Predicate<T> isNew, Function<T, ?> create) {
        return all.stream().filter(isNew).peek(create::apply).count();
    }

    private void projects(FirmFiles firm, ImportCounts counts) {
        Map<String, List<ProjectTask>> tasks = firm.tasks().stream().collect(Collectors.groupingBy(ProjectTask::projectCode));
        long newProjects = 0;
        long newTasks = 0;
        for (var p : firm.projects()) {
            var its = tasks.getOrDefault(p.code(), List.of());
            if (projects.find(p.code()).isEmpty()) {
                projects.takeOver(new NewProject(p.code(), p.name(), p.clientCode(), p.managerCode(), p.billingModel(), p.currency(), p.startDate(),
                        p.budgetHours(), p.budgetAmount(), its, List.of()));
                newProjects++;
                newTasks += its.size();
            } else {
                var known = projects.tasks(p.code()).stream().map(ProjectTask::code).collect(Collectors.toSet());
                var missing = its.stream().filter(t -> !known.contains(t.code())).toList();
                if (!missing.isEmpty()) projects.addTasks(p.code(), missing);
                newTasks += missing.size();
            }
        }
        counts.add("projects", firm.projects().size(), newProjects);
        counts.add("tasks", firm.tasks().size(), newTasks);
    }

    private void entries(FirmFiles firm, ImportCounts counts) {
        var known = externalIds("app.time_entry");
        var fresh = firm.entries().stream().filter(e -> !known.contains(e.externalId())).toList();
        for (int from = 0; from < fresh.size(); from += ENTRIES_AT_ONCE) {
            log(fresh.subList(from, Math.min(fresh.size(), from + ENTRIES_AT_ONCE)));
        }
        counts.add("time entries", firm.entries().size(), fresh.size());
    }

    private void log(List<NewEntry> entries) {
        try {
            timesheets.log(entries);
        } catch (InvalidInput refused) {
            var first = refused.problems().get(0);
            var index = first.field().replaceAll("^\\[(\\d+)].*", "$1");
            var entry = index.matches("\\d+") ? entries.get(Integer.parseInt(index)).externalId() : "";
            throw new InvalidInput("time entry " + entry, first.message());
        }
    }

    private void expenses(FirmFiles firm, ImportCounts counts) {
        var known = externalIds("app.expense");
        counts.add("expenses", firm.expenses().size(), each(firm.expenses(), (NewExpense e) -> !known.contains(e.externalId()), expenses::log));
    }

    private Set<String> externalIds(String table) {
        return new HashSet<>(jdbc.queryForList("select external_id from " + table + " where external_id is not null", String.class));
    }
}
