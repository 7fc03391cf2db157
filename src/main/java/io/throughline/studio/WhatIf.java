package io.throughline.studio;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Two plays of one history, one by today's models and one by the draft: which cases went the same way, and how the others differ. */
final class WhatIf {
    private static final List<String> OF_AN_INVOICE = List.of("issue_date", "due_date", "paid_date", "days_to_pay", "net", "vat", "gross", "reminders", "path", "people", "lead_time", "collection_path", "collection_people");
    private static final List<String> OF_A_CASE = List.of("path", "people", "lead_time");

    /** {@code today} and {@code draft} are what each play says; {@code what}: a column of invoices.csv, days_to_pay, reminders, path, people, lead_time, missing. */
    record Difference(String what, String today, String draft) {}

    record Case(String invoice, String client, List<Difference> differences) {}

    /** A case of another process than invoicing: {@code key} is its business key. */
    record OtherCase(String process, String key, List<Difference> differences) {}

    record ProcessCount(String process, int same, int different) {}

    /** How often an element of a model was done in each play. */
    record Step(String process, String element, String name, int today, int draft) {
        boolean isDifferent() {
            return today != draft;
        }
    }

    record Sums(int invoices, Map<String, BigDecimal> net, int reminders, double meanDaysToPay, int peopleTasks) {}

    /** {@code same} and {@code different} count invoices, {@code processes} the cases of all other processes; {@code troubles}: what did not come out as it should. */
    record Result(int same, int different, Sums today, Sums draft, List<Case> cases, List<ProcessCount> processes, List<OtherCase> otherCases, List<Step> steps, List<String> troubles, double seconds) {}

    private WhatIf() {}

    static Result compare(PlayedHistory today, PlayedHistory draft, List<String> troubles, double seconds) {
        var cases = new ArrayList<Case>();
        var keys = keys(today.invoices(), draft.invoices());
        for (var key : keys) {
            var before = today.invoices().get(key);
            var after = draft.invoices().get(key);
            var differences = differences(before, after, OF_AN_INVOICE);
            if (!differences.isEmpty()) cases.add(new Case(key, (before == null ? after : before).get("client"), differences));
        }
        var counts = new ArrayList<ProcessCount>();
        var others = new ArrayList<OtherCase>();
        for (var process : keys(today.cases(), draft.cases())) {
            var before = today.cases().getOrDefault(process, Map.of());
            var after = draft.cases().getOrDefault(process, Map.of());
            int first = others.size();
            for (var key : keys(before, after)) {
                var differences = differences(before.get(key), after.get(key), OF_A_CASE);
                if (!differences.isEmpty()) others.add(new OtherCase(process, key, differences));
            }
            int different = others.size() - first;
            counts.add(new ProcessCount(process, keys(before, after).size() - different, different));
        }
        return new Result(keys.size() - cases.size(), cases.size(), sums(today), sums(draft), cases, counts, others, steps(today.steps(), draft.steps()), troubles, seconds);
    }

    private static TreeSet<String> keys(Map<String, ?> today, Map<String, ?> draft) {
        var keys = new TreeSet<>(today.keySet());
        keys.addAll(draft.keySet());
        return keys;
    }

    private static List<Difference> differences(Map<String, String> before, Map<String, String> after, List<String> columns) {
        if (before == null) return List.of(new Difference("missing", null, inShort(after)));
        if (after == null) return List.of(new Difference("missing", inShort(before), null));
        var differences = new ArrayList<Difference>();
        for (var what : columns) {
            if (!same(what, before.get(what), after.get(what))) differences.add(new Difference(what, before.get(what), after.get(what)));
        }
        return differences;
    }

    private static String inShort(Map<String, String> row) {
        return row.containsKey("net") ? "issued %s, net %s %s".formatted(row.get("issue_date"), row.get("net"), row.get("currency")) : row.get("path");
    }

    /** What happens side by side at one instant has no order. */
    private static boolean same(String what, String before, String after) {
        return Objects.equals(before, after) || what.endsWith("path") && before != null && after != null && Arrays.equals(steps(before), steps(after));
    }

    private static String[] steps(String path) {
        var steps = path.split(" → ");
        Arrays.sort(steps);
        return steps;
    }

    private static List<Step> steps(Map<String, StepCount> before, Map<String, StepCount> after) {
        var steps = new ArrayList<Step>();
        for (var step : keys(before, after)) {
            var was = before.get(step);
            var is = after.get(step);
            var either = is == null ? was : is;
            steps.add(new Step(either.process(), either.element(), either.name(), was == null ? 0 : was.times(), is == null ? 0 : is.times()));
        }
        return steps;
    }

    private static Sums sums(PlayedHistory history) {
        var net = new TreeMap<String, BigDecimal>();
        long days = 0;
        int paid = 0;
        int reminders = 0;
        for (var invoice : history.invoices().values()) {
            net.merge(invoice.get("currency"), new BigDecimal(invoice.get("net")), BigDecimal::add);
            reminders += invoice.getOrDefault("reminders", "").isEmpty() ? 0 : invoice.get("reminders").split(" ").length;
            var toPay = invoice.get("days_to_pay");
            if (toPay == null) continue;
            days += Long.parseLong(toPay);
            paid++;
        }
        return new Sums(history.invoices().size(), net, reminders, paid == 0 ? 0 : Math.round(days * 10.0 / paid) / 10.0, history.peopleTasks());
    }

    /** Null where it was not paid. */
    static String daysToPay(Map<String, String> invoice) {
        if (invoice.getOrDefault("paid_date", "").isEmpty()) return null;
        return String.valueOf(ChronoUnit.DAYS.between(LocalDate.parse(invoice.get("issue_date")), LocalDate.parse(invoice.get("paid_date"))));
    }

    record StepCount(String process, String element, String name, int times) {}

    /**
     * {@code invoices} by project and number within it, with the columns of invoices.csv and what was found about the case; {@code cases} of other
     * processes by business key; {@code steps}: how often each was done, by process and element.
     */
    record PlayedHistory(LinkedHashMap<String, Map<String, String>> invoices, Map<String, Map<String, Map<String, String>>> cases, Map<String, StepCount> steps, int peopleTasks) {}
}
