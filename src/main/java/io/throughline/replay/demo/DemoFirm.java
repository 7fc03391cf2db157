package io.throughline.replay.demo;

import io.throughline.expense.Expenses.NewExpense;
import io.throughline.firm.ExchangeRates.Rate;
import io.throughline.firm.FirmProfile;
import io.throughline.people.Person;
import io.throughline.project.BillingModel;
import io.throughline.project.Client;
import io.throughline.project.NewProject;
import io.throughline.project.ProjectTask;
import io.throughline.quantity.Money;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.deed.Agreements;
import io.throughline.timesheet.Timesheets.NewEntry;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The firm of the demo: a small consultancy with a history up to a given day, the same every time. Nobody in it exists. */
public final class DemoFirm {
    private static final String[] NOTES = {"Workshop prepared and held", "Interviews with the team", "Review of the findings", "Prototype", "Test and hand-over",
        "Status call", "Data model", "Training material", "Migration rehearsal", "Concept written"};

    private static final List<Client> CLIENTS = List.of(
            new Client("NORD", "Nordlicht Energie AG", "DE", "EUR", 30, "rechnung@nordlicht.example", "DE811111111", "Speicherstrasse 4, 20457 Hamburg", "de"),
            new Client("HAFEN", "Hafenwerk GmbH", "DE", "EUR", 7, "buchhaltung@hafenwerk.example", "DE822222222", "Am Kai 17, 28217 Bremen", "de"),
            new Client("LUMEN", "Lumen Santé SA", "FR", "EUR", 30, "compta@lumen.example", "FR40303265045", "12 rue des Lilas, 69002 Lyon", "en"),
            new Client("BAKER", "Baker & Hale Ltd", "GB", "GBP", 14, "accounts@bakerhale.example", "GB123456789", "8 Foundry Lane, Leeds LS1 4AP", "en"),
            new Client("DELTA", "Delta Watches Inc.", "US", "USD", 21, "ap@deltawatches.example", "", "400 Market Street, Philadelphia PA 19106", "en"));

    private static final List<Person> PEOPLE = List.of(
            person("manager", "Max Vogel", "Principal", "70.00", "160.00"),
            person("mara", "Mara Stein", "Principal", "68.00", "155.00"),
            person("consultant", "Carla Berg", "Senior Consultant", "52.00", "125.00"),
            person("anna", "Anna Lindqvist", "Senior Consultant", "50.00", "120.00"),
            person("ben", "Ben Osei", "Consultant", "38.00", "95.00"),
            person("chris", "Chris Yilmaz", "Junior Consultant", "28.00", "70.00"));

    private record Deal(String code, String name, String client, String manager, BillingModel model, int startMonth, int months, int budgetHours, String... team) {}

    /** Months count from the first of the history, which lasts 24. */
    private static final List<Deal> DEALS = List.of(
            new Deal("NORD-GRID", "Grid control room", "NORD", "manager", BillingModel.TIME_AND_MATERIALS, 0, 9, 2600, "consultant", "ben", "manager"),
            new Deal("HAFEN-ERP", "ERP selection", "HAFEN", "mara", BillingModel.FIXED_FEE, 0, 5, 700, "anna", "mara"),
            new Deal("LUMEN-LAB", "Laboratory portal", "LUMEN", "mara", BillingModel.TIME_AND_MATERIALS, 2, 10, 1900, "anna", "chris"),
            new Deal("BAKER-PLAN", "Planning rollout", "BAKER", "manager", BillingModel.TIME_AND_MATERIALS, 5, 8, 1200, "consultant", "chris"),
            new Deal("HOUSE", "Own methods and sales", "HAFEN", "manager", BillingModel.NON_BILLABLE, 1, 20, 5000, "manager", "mara", "consultant"),
            new Deal("DELTA-SHOP", "Web shop audit", "DELTA", "mara", BillingModel.FIXED_FEE, 7, 6, 760, "ben", "anna"),
            new Deal("NORD-METER", "Smart metering", "NORD", "manager", BillingModel.TIME_AND_MATERIALS, 10, 14, 3000, "consultant", "ben", "manager"),
            new Deal("HAFEN-DATA", "Data platform", "HAFEN", "mara", BillingModel.TIME_AND_MATERIALS, 12, 12, 2850, "anna", "mara", "chris"),
            new Deal("LUMEN-CARE", "Care pathways", "LUMEN", "mara", BillingModel.FIXED_FEE, 15, 9, 1100, "anna", "chris"),
            new Deal("BAKER-STOCK", "Stock accuracy", "BAKER", "manager", BillingModel.TIME_AND_MATERIALS, 17, 7, 720, "ben", "consultant"),
            new Deal("DELTA-SUPPLY", "Supplier onboarding", "DELTA", "manager", BillingModel.TIME_AND_MATERIALS, 20, 4, 400, "chris", "manager"));

    private final Random random = new Random(7);
    private final LocalDate first;
    private final LocalDate last;

    private DemoFirm(LocalDate last) {
        this.first = last.minusMonths(23).withDayOfMonth(1);
        this.last = last;
    }

    /** Two years of work, the last of it on the given day. */
    public static FirmFiles until(LocalDate last) {
        return new DemoFirm(last).history();
    }

    private FirmFiles history() {
        var seller = new FirmProfile("Lindenhof Consulting GmbH", "Lindenallee 12", "10719", "Berlin", "DE", "EUR", "DE299999999", "37/456/78901",
                "DE02120300000000202051", "BYLADEM1001", "billing@lindenhof.example", new BigDecimal("19.00"));
        var entries = entries();
        return new FirmFiles(seller, first, last, CLIENTS, PEOPLE, DEALS.stream().map(this::project).toList(),
                DEALS.stream().flatMap(d -> tasks(d).stream()).toList(), entries, expenses(entries), rates(), settlements(), Agreements.NONE);
    }

    private LocalDate start(Deal deal) {
        var day = first.plusMonths(deal.startMonth);
        while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) day = day.plusDays(1);
        return day;
    }

    private LocalDate end(Deal deal) {
        return first.plusMonths((long) deal.startMonth + deal.months).minusDays(1);
    }

    private NewProject project(Deal deal) {
        var hours = BigDecimal.valueOf(deal.budgetHours);
        var amount = deal.model == BillingModel.NON_BILLABLE ? BigDecimal.ZERO : hours.multiply(BigDecimal.valueOf(110));
        var client = CLIENTS.stream().filter(c -> c.code().equals(deal.client)).findFirst().orElseThrow();
        return new NewProject(deal.code, deal.name, deal.client, deal.manager, deal.model, client.currency(), start(deal), hours, amount, List.of(), List.of());
    }

    private List<ProjectTask> tasks(Deal deal) {
        boolean billable = deal.model != BillingModel.NON_BILLABLE;
        var names = List.of("Analysis", "Concept", "Implementation", "Project management");
        var tasks = new ArrayList<ProjectTask>();
        for (int i = 0; i < names.size(); i++) {
            tasks.add(new ProjectTask(deal.code, "T" + (i + 1), names.get(i), "Work", i + 1, BigDecimal.valueOf(deal.budgetHours / 4), billable && i < 3, null, null, false));
        }
        return tasks;
    }

    private List<NewEntry> entries() {
        var list = new ArrayList<NewEntry>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) continue;
            for (var person : PEOPLE) {
                var work = running(person.code(), day);
                if (work.isEmpty() || random.nextInt(14) == 0) continue;
                int quarters = 24 + random.nextInt(9);
                for (int i = 0; i < work.size() && quarters > 0; i++) {
                    int share = i == work.size() - 1 ? quarters : Math.min(quarters, 8 + random.nextInt(13));
                    list.add(entry(list.size() + 1, day, person.code(), work.get(i), share));
                    quarters -= share;
                }
            }
        }
        return list;
    }

    private NewEntry entry(int number, LocalDate day, String person, Deal deal, int quarters) {
        int task = 1 + random.nextInt(4);
        return new NewEntry("E%06d".formatted(number), day, person, deal.code, "T" + task, BigDecimal.valueOf(quarters * 25L, 2),
                deal.model != BillingModel.NON_BILLABLE && task < 4, NOTES[random.nextInt(NOTES.length)]);
    }

    private List<Deal> running(String person, LocalDate day) {
        return DEALS.stream().filter(d -> List.of(d.team).contains(person) && !day.isBefore(start(d)) && !day.isAfter(end(d))).toList();
    }

    private List<NewExpense> expenses(List<NewEntry> entries) {
        var list = new ArrayList<NewExpense>();
        for (int i = 40; i < entries.size(); i += 83) {
            var entry = entries.get(i);
            var deal = DEALS.stream().filter(d -> d.code.equals(entry.projectCode())).findFirst().orElseThrow();
            var amount = Money.rounded(BigDecimal.valueOf(1500 + random.nextInt(30000), 2), project(deal).currency());
            list.add(new NewExpense("X%05d".formatted(list.size() + 1), entry.workDate(), entry.personCode(), entry.projectCode(),
                    random.nextBoolean() ? "TRAVEL" : "MEALS", amount, deal.model != BillingModel.NON_BILLABLE, BigDecimal.ZERO, "Visit to the client"));
        }
        return list;
    }

    private List<Rate> rates() {
        var list = new ArrayList<Rate>();
        for (var day = first.minusDays(5); !day.isAfter(last.plusDays(7)); day = day.plusDays(7)) {
            list.add(new Rate(day, "USD", BigDecimal.valueOf(10600 + random.nextInt(700), 4)));
            list.add(new Rate(day, "GBP", BigDecimal.valueOf(8300 + random.nextInt(400), 4)));
        }
        return list;
    }

    /** Most pay in time; Baker pays late and Delta once objected. */
    private List<FirmFiles.Settlement> settlements() {
        var list = new ArrayList<FirmFiles.Settlement>();
        for (var client : CLIENTS) {
            int[] days = client.code().equals("BAKER") ? new int[] {19, 33, 12, 48} : new int[] {client.paymentTermsDays() - 3, client.paymentTermsDays() + 2, 11};
            for (int i = 0; i < days.length; i++) {
                list.add(new FirmFiles.Settlement(client.code(), i + 1, days[i], client.code().equals("DELTA") && i == 1));
            }
        }
        return list;
    }

    /** What the firm wrote down at a project's closeout. */
    public static String lessons(String project) {
        return switch (project) {
            case "NORD-GRID" -> "Interviews with the control room took twice as long as planned: shifts change every week. Next time ask for the shift plan before the kick-off.";
            case "HAFEN-ERP" -> "The fixed fee held because the long list was cut to three vendors in the first week. Keep that as a milestone.";
            case "LUMEN-LAB" -> "Two rehearsals of the migration found everything that would have hurt. Plan three days for each, not one.";
            case "BAKER-PLAN" -> "Invoices in pounds were paid late three times; agree a named contact in accounts payable at the start.";
            case "DELTA-SHOP" -> "The audit's checklist is worth keeping as a template. Findings were accepted at once where they came with a screenshot.";
            default -> "Went as planned; nothing to do differently.";
        };
    }

    private static Person person(String code, String name, String role, String cost, String bill) {
        return new Person(code, name, role, new BigDecimal(cost), new BigDecimal(bill), code + "@lindenhof.example", BigDecimal.ZERO);
    }
}
