package io.throughline.studio;

import io.throughline.studio.WhatIf.PlayedHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        var paths = rows(folder.resolve("paths.csv"));
        for (var path : paths) {
            var invoice = byNumber(invoices, path.get("number"));
            if (invoice != null) invoice.putAll(Map.of("path", path.get("path"), "people", path.get("people"), "lead_time", path.get("lead_days")));
        }
        var steps = new TreeMap<String, String>();
        int people = 0;
        for (var step : rows(folder.resolve("steps.csv"))) {
            steps.put(step.get("process") + "/" + step.get("step"), step.get("times"));
            if (step.get("type").equals("userTask")) people += Integer.parseInt(step.get("times"));
        }
        return new PlayedHistory(invoices, steps, people);
    }

    private static Map<String, String> byNumber(Map<String, Map<String, String>> invoices, String number) {
        return invoices.values().stream().filter(i -> number.equals(i.get("number"))).findFirst().orElse(null);
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
