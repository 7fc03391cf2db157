package io.throughline.studio;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Two plays of one history, one by today's models and one by the draft: which invoices went the same way, and how the others differ. */
final class WhatIf {

    /** {@code today} and {@code draft} are what each play says; {@code what}: issued, due, paid, net, reminders, path, people, leadTime, missing. */
    record Difference(String what, String today, String draft) {}

    record Case(String invoice, String client, List<Difference> differences) {}

    record Sums(int invoices, Map<String, BigDecimal> net, int reminders, double meanDaysToPay, int peopleTasks) {}

    record Result(int same, int different, Sums today, Sums draft, List<Case> cases, List<Difference> steps, double seconds) {}

    private WhatIf() {}

    static Result compare(PlayedHistory today, PlayedHistory draft, double seconds) {
        var keys = new TreeSet<>(today.invoices().keySet());
        keys.addAll(draft.invoices().keySet());
        var cases = new ArrayList<Case>();
        for (var key : keys) {
            var before = today.invoices().get(key);
            var after = draft.invoices().get(key);
            var differences = differences(before, after);
            if (!differences.isEmpty()) cases.add(new Case(key, (before == null ? after : before).get("client"), differences));
        }
        return new Result(keys.size() - cases.size(), cases.size(), sums(today), sums(draft), cases, steps(today.steps(), draft.steps()), seconds);
    }

    private static List<Difference> differences(Map<String, String> before, Map<String, String> after) {
        if (before == null) return List.of(new Difference("missing", null, "issued " + after.get("issue_date") + ", net " + after.get("net") + " " + after.get("currency")));
        if (after == null) return List.of(new Difference("missing", "issued " + before.get("issue_date") + ", net " + before.get("net") + " " + before.get("currency"), null));
        var differences = new ArrayList<Difference>();
        for (var what : List.of("issue_date", "due_date", "paid_date", "net", "vat", "gross", "reminders", "path", "people", "lead_time")) {
            if (!Objects.equals(before.get(what), after.get(what))) differences.add(new Difference(what, before.get(what), after.get(what)));
        }
        return differences;
    }

    /** How often each step of each model was done. */
    private static List<Difference> steps(Map<String, String> before, Map<String, String> after) {
        var differences = new ArrayList<Difference>();
        var all = new TreeMap<>(before);
        after.forEach(all::putIfAbsent);
        for (var step : all.keySet()) {
            var was = before.getOrDefault(step, "0");
            var is = after.getOrDefault(step, "0");
            if (!was.equals(is)) differences.add(new Difference(step, was, is));
        }
        return differences;
    }

    private static Sums sums(PlayedHistory history) {
        var net = new TreeMap<String, BigDecimal>();
        long days = 0;
        int paid = 0;
        int reminders = 0;
        for (var invoice : history.invoices().values()) {
            net.merge(invoice.get("currency"), new BigDecimal(invoice.get("net")), BigDecimal::add);
            reminders += invoice.getOrDefault("reminders", "").isEmpty() ? 0 : invoice.get("reminders").split(" ").length;
            if (invoice.getOrDefault("paid_date", "").isEmpty()) continue;
            days += ChronoUnit.DAYS.between(LocalDate.parse(invoice.get("issue_date")), LocalDate.parse(invoice.get("paid_date")));
            paid++;
        }
        return new Sums(history.invoices().size(), net, reminders, paid == 0 ? 0 : Math.round(days * 10.0 / paid) / 10.0, history.peopleTasks());
    }

    /** {@code invoices} by project and number within it, with the columns of invoices.csv and what was found about the case; {@code steps}: how often each was done. */
    record PlayedHistory(LinkedHashMap<String, Map<String, String>> invoices, Map<String, String> steps, int peopleTasks) {}
}
