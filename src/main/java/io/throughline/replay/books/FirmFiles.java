package io.throughline.replay.books;

import io.throughline.expense.Expenses.NewExpense;
import io.throughline.firm.ExchangeRates.Rate;
import io.throughline.firm.FirmProfile;
import io.throughline.people.Person;
import io.throughline.project.Client;
import io.throughline.project.NewProject;
import io.throughline.project.ProjectTask;
import io.throughline.replay.deed.Agreements;
import io.throughline.timesheet.Timesheets.NewEntry;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A firm's history as its files tell it, examined as a whole: what is read can be run. */
public record FirmFiles(FirmProfile seller, LocalDate firstDay, LocalDate lastDay, List<Client> clients, List<Person> people, List<NewProject> projects,
                        List<ProjectTask> tasks, List<NewEntry> entries, List<NewExpense> expenses, List<Rate> rates, List<Settlement> settlements, Agreements agreed) {

    static final String[] NAMES = {"firm.json", "clients.csv", "people.csv", "projects.csv", "tasks.csv", "time-entries.csv", "expenses.csv",
            "fx-rates.csv", "payment-behaviour.csv"};

    /** How the client settles one of its invoices, {@code ordinal} counting from 1: so many days after issue, after a dispute or not. */
    public record Settlement(String clientCode, int ordinal, int daysToSettle, boolean disputed) {}

    /** Reads and examines all files; refuses with every finding where anything is wrong. */
    public static FirmFiles read(Path folder) {
        var findings = new Findings();
        if (!Files.isDirectory(folder)) {
            findings.add(folder.toString(), 1, 1, "there is no such folder");
            throw new FirmFilesRefused(findings);
        }
        var firm = new FirmJson(findings);
        firm.read(folder);
        var masters = new MasterFiles(folder, findings);
        masters.read();
        var work = new WorkFiles(folder, findings, masters, firm.firstDay(), firm.lastDay());
        work.read();
        var agreed = Agreements.read(folder, findings, masters);
        var money = new MoneyFiles(folder, findings, masters, work, firm.seller());
        money.read();
        if (findings.count() > 0) throw new FirmFilesRefused(findings);
        return new FirmFiles(firm.seller(), firm.firstDay(), firm.lastDay(), masters.clients(), masters.people(), masters.projects(), masters.tasks(),
                work.entries(), work.expenses(), money.rates(), money.settlements(), agreed);
    }
}
