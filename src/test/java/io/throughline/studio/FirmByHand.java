package io.throughline.studio;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;

/**
 * A firm's invoices as its rules give them, worked out from its files with nothing of the application: what was worked in a week is approved on the Wednesday
 * after it; a run bills what is approved and dated up to its day; clients settle their k-th invoice after as many days as their k-th row says, and object to it
 * from the fifth day at noon to the fifteenth; a reminder goes out at nine if the invoice is open and undisputed at that moment.
 */
final class FirmByHand {
    /** {@code reminders}: days after the due date; {@code weekly}: Mondays, up to the day before, instead of the 10th, up to the month's end. */
    record Rules(boolean weekly, String reviewAbove, List<Integer> reminders) {}

    /** {@code paid} is null where the last day comes first. */
    record Invoice(LocalDate issued, LocalDate due, BigDecimal net, BigDecimal vat, LocalDate paid, List<LocalDate> reminders, boolean reviewed) {}

    private record Draft(Map<String, String> project, LocalDate day, BigDecimal net) {}

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private final Path firm;
    private final Rules rules;
    private final LocalDate until;
    private final List<Map<String, String>> entries;
    private final List<Map<String, String>> expenses;
    private final Map<String, BigDecimal> rates = new HashMap<>();

    private FirmByHand(Path firm, Rules rules, LocalDate until) throws IOException {
        this.firm = firm;
        this.rules = rules;
        this.until = until;
        this.entries = rows("time-entries.csv");
        this.expenses = rows("expenses.csv");
        for (var person : rows("people.csv")) rates.put(person.get("person_code"), new BigDecimal(person.get("bill_rate")));
    }

    /** All that are issued up to the day, by {@code PROJECT #n}. */
    static Map<String, Invoice> invoices(Path firm, Rules rules, LocalDate until) throws IOException {
        return new FirmByHand(firm, rules, until).settled();
    }

    private Map<String, Invoice> settled() throws IOException {
        var drafts = new ArrayList<Draft>();
        for (var project : rows("projects.csv")) drafts.addAll(billed(project));
        drafts.sort(Comparator.comparing(Draft::day).thenComparing(d -> d.project().get("project_code")));
        var clients = new HashMap<String, Map<String, String>>();
        for (var client : rows("clients.csv")) clients.put(client.get("client_code"), client);
        var habits = rows("payment-behaviour.csv");
        habits.sort(Comparator.comparingInt(h -> Integer.parseInt(h.get("ordinal"))));
        var seller = Files.readString(firm.resolve("firm.json"));
        var country = seller.replaceAll("(?s).*\"country\": *\"(..)\".*", "$1");
        var percent = new BigDecimal(seller.replaceAll("(?s).*\"domestic_vat_percent\": *\"?([0-9.]+).*", "$1"));
        var ofClient = new HashMap<String, Integer>();
        var ofProject = new HashMap<String, Integer>();
        var all = new TreeMap<String, Invoice>();
        for (var draft : drafts) {
            var client = clients.get(draft.project().get("client_code"));
            int k = ofClient.merge(client.get("client_code"), 1, Integer::sum) - 1;
            var habit = habits.stream().filter(h -> h.get("client_code").equals(client.get("client_code"))).toList();
            var how = habit.isEmpty() ? null : habit.get(k % habit.size());
            var due = draft.day().plusDays(Integer.parseInt(client.get("payment_terms_days")));
            var paid = how == null ? due : draft.day().plusDays(Integer.parseInt(how.get("days_to_settle")));
            var vat = client.get("country").equals(country) ? draft.net().multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP) : new BigDecimal("0.00");
            var key = draft.project().get("project_code") + " #" + ofProject.merge(draft.project().get("project_code"), 1, Integer::sum);
            all.put(key, new Invoice(draft.day(), due, draft.net(), vat, paid.isAfter(until) ? null : paid, reminders(draft.day(), due, paid, how != null && how.get("disputed").equals("true")),
                    draft.net().compareTo(new BigDecimal(rules.reviewAbove())) > 0));
        }
        return all;
    }

    private List<LocalDate> reminders(LocalDate issued, LocalDate due, LocalDate paid, boolean disputed) {
        var objects = issued.plusDays(5);
        var agrees = paid.isBefore(issued.plusDays(15)) ? paid : issued.plusDays(15);
        return rules.reminders().stream().map(due::plusDays).filter(day -> !day.isAfter(until) && !day.isAfter(paid))
                .filter(day -> !(disputed && paid.isAfter(objects) && day.isAfter(objects) && !day.isAfter(agrees))).toList();
    }

    /** One project's way through the runs; a run that comes to 0.00 makes no invoice. */
    private List<Draft> billed(Map<String, String> project) {
        var code = project.get("project_code");
        var work = entries.stream().filter(e -> e.get("project_code").equals(code)).toList();
        var spent = expenses.stream().filter(e -> e.get("project_code").equals(code)).toList();
        var drafts = new ArrayList<Draft>();
        var before = new BigDecimal("0.00");
        for (var run = LocalDate.parse(project.get("start_date")); !run.isAfter(until); run = run.plusDays(1)) {
            if (rules.weekly() ? run.getDayOfWeek() != DayOfWeek.MONDAY : run.getDayOfMonth() != 10) continue;
            var day = run;
            var worked = work.stream().filter(e -> taken(e.get("work_date"), day)).toList();
            var paidOut = spent.stream().filter(x -> taken(x.get("expense_date"), day)).toList();
            boolean last = worked.size() == work.size() && paidOut.size() == spent.size();
            var now = switch (project.get("billing_model")) {
                case "FIXED_FEE" -> fee(project, worked, last).subtract(before);
                case "TIME_AND_MATERIALS" -> byTheHour(worked.stream().filter(e -> isNew(e.get("work_date"), day)).toList())
                        .add(byTheReceipt(paidOut.stream().filter(x -> isNew(x.get("expense_date"), day)).toList()));
                default -> BigDecimal.ZERO;
            };
            before = before.add(now);
            if (now.signum() != 0) drafts.add(new Draft(project, day, now));
        }
        return drafts;
    }

    private boolean taken(String date, LocalDate run) {
        var worked = LocalDate.parse(date);
        var upTo = rules.weekly() ? run.minusDays(1) : run.withDayOfMonth(1).minusDays(1);
        var approved = worked.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusDays(2);
        return !worked.isAfter(upTo) && approved.isBefore(run);
    }

    private boolean isNew(String date, LocalDate run) {
        return !taken(date, rules.weekly() ? run.minusWeeks(1) : run.minusMonths(1));
    }

    private static BigDecimal fee(Map<String, String> project, List<Map<String, String>> worked, boolean last) {
        var fee = new BigDecimal(project.get("budget_amount")).setScale(2);
        var budget = new BigDecimal(project.get("budget_hours"));
        if (last) return fee;
        if (budget.signum() == 0) return new BigDecimal("0.00");
        var hours = worked.stream().map(e -> new BigDecimal(e.get("hours"))).reduce(BigDecimal.ZERO, BigDecimal::add);
        return hours.compareTo(budget) >= 0 ? fee : fee.multiply(hours).divide(budget, 2, RoundingMode.HALF_UP);
    }

    /** A line a person, each rounded once. */
    private BigDecimal byTheHour(List<Map<String, String>> worked) {
        var hours = new HashMap<String, BigDecimal>();
        worked.stream().filter(e -> e.get("billable").equals("true")).forEach(e -> hours.merge(e.get("person_code"), new BigDecimal(e.get("hours")), BigDecimal::add));
        return hours.entrySet().stream().map(p -> p.getValue().multiply(rates.get(p.getKey())).setScale(2, RoundingMode.HALF_UP)).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private static BigDecimal byTheReceipt(List<Map<String, String>> spent) {
        return spent.stream().filter(x -> x.get("billable").equals("true"))
                .map(x -> new BigDecimal(x.get("amount")).multiply(HUNDRED.add(new BigDecimal(x.get("markup_percent")))).divide(HUNDRED, 2, RoundingMode.HALF_UP))
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    private List<Map<String, String>> rows(String file) throws IOException {
        try (var csv = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get().parse(Files.newBufferedReader(firm.resolve(file)))) {
            var rows = new ArrayList<Map<String, String>>();
            csv.forEach(row -> rows.add(row.toMap()));
            return rows;
        }
    }
}
