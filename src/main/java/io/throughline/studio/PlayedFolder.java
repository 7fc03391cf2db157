package io.throughline.studio;

import io.throughline.studio.WhatIf.PlayedHistory;
import io.throughline.studio.WhatIf.StepCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/** Reads what a replay wrote: invoices, reminders, and the steps it took. */
final class PlayedFolder {
    private static final CSVFormat CSV = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).build();

    private PlayedFolder() {}

    static PlayedHistory read(Path folder) throws IOException {
        var invoices = new LinkedHashMap<String, Map<String, String>>();
        var byIssue = new LinkedHashMap<String, List<Map<String, String>>>();
        var count = new LinkedHashMap<String, Integer>();
        for (var row : rows(folder.resolve("invoices.csv"))) {
            var project = row.get("project");
            row.put("reminders", "");
            invoices.put(project + " #" + count.merge(project, 1, Integer::sum), row);
            byIssue.computeIfAbsent(project + " " + row.get("issue_date"), k -> new ArrayList<>()).add(row);
        }
        for (var reminder : rows(folder.resolve("reminders.csv"))) {
            for (var invoice : byIssue.getOrDefault(reminder.get("project") + " " + reminder.get("issue_date"), List.of())) {
                invoice.merge("reminders", reminder.get("sent_date"), (a, b) -> a.isEmpty() ? b : a + " " + b);
            }
        }
        invoices.values().forEach(invoice -> invoice.put("days_to_pay", WhatIf.daysToPay(invoice)));
        var byNumber = invoices.values().stream().filter(i -> i.get("number") != null).collect(Collectors.toMap(i -> i.get("number"), i -> i, (a, b) -> a));
        var cases = new TreeMap<String, Map<String, Map<String, String>>>();
        for (var path : rows(folder.resolve("paths.csv"))) {
            var invoice = byNumber.get(path.get("case"));
            var process = path.get("process");
            if (process.equals("invoicing") || process.equals("collection")) {
                if (invoice != null) note(invoice, process.equals("invoicing") ? "" : "collection_", path);
            } else note(cases.computeIfAbsent(process, p -> new TreeMap<>()).computeIfAbsent(path.get("case"), k -> new LinkedHashMap<>()), "", path);
        }
        var steps = new TreeMap<String, StepCount>();
        int people = 0;
        for (var step : rows(folder.resolve("steps.csv"))) {
            steps.put(step.get("process") + "/" + step.get("element"), new StepCount(step.get("process"), step.get("element"), step.get("step"), Integer.parseInt(step.get("times"))));
            if (step.get("type").equals("userTask")) people += Integer.parseInt(step.get("times"));
        }
        return new PlayedHistory(invoices, cases, steps, people);
    }

    /** A case that was begun anew under its key is one with a longer path. */
    private static void note(Map<String, String> about, String prefix, Map<String, String> path) {
        about.merge(prefix + "path", path.get("path"), (a, b) -> a + " → " + b);
        about.put(prefix + "people", path.get("people"));
        about.put(prefix + "lead_time", path.get("lead_days"));
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        if (!Files.exists(file)) return List.of();
        try (var parser = CSV.parse(Files.newBufferedReader(file))) {
            var rows = new ArrayList<Map<String, String>>();
            for (var record : parser) rows.add(new LinkedHashMap<>(record.toMap()));
            return rows;
        }
    }
}
