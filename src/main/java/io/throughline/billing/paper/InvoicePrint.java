package io.throughline.billing.paper;

import io.throughline.billing.InvoiceContent;
import io.throughline.billing.issue.InvoiceRows;
import io.throughline.billing.paper.InvoiceDetail.Entry;
import io.throughline.billing.issue.InvoiceRows.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows that {@code reports/invoice.jrxml} prints: lines in their sections, then the timesheet behind them. */
final class InvoicePrint {
    private final InvoiceContent content;
    private final Wording words;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    InvoicePrint(InvoiceContent content, Wording words) {
        this.content = content;
        this.words = words;
    }

    List<Map<String, Object>> rows() {
        var sections = new InvoiceRows(content, words).sections();
        boolean titled = sections.size() > 1;
        int position = 0;
        for (var section : sections) {
            if (titled && section.title() != null) row("INVOICE", "HEAD", Map.of("description", section.title()));
            for (var line : section.rows()) row("INVOICE", "LINE", line(++position, line));
            if (titled && section.title() != null && (section.rows().size() > 1 || sections.size() > 2)) row("INVOICE", "SUM", sum(section));
        }
        if (sections.isEmpty()) row("INVOICE", "NONE", Map.of("description", words.say("nothing")));
        if (content.detail() != null && content.detail().timesheet() && content.credits() == null) timesheet();
        return rows;
    }

    private void timesheet() {
        var byLine = new LinkedHashMap<Integer, List<Entry>>();
        content.detail().entries().forEach(e -> byLine.computeIfAbsent(e.line(), any -> new ArrayList<>()).add(e));
        byLine.forEach((position, entries) -> {
            var rate = content.lines().stream().filter(l -> l.position() == position && l.rate() != null).map(InvoiceContent.Line::rate).findFirst().orElse(null);
            var title = rate == null ? entries.get(0).person() : words.say("timesheet.person", entries.get(0).person(), words.number(new BigDecimal(rate), decimals()), content.currency());
            row("TIMESHEET", "DAYHEAD", Map.of("description", title));
            for (var e : entries) {
                row("TIMESHEET", "DAY", Map.of("day", words.date(e.day()), "description", e.task(), "note", e.note() == null ? "" : e.note(),
                        "quantity", words.number(new BigDecimal(e.hours()), 2)));
            }
            row("TIMESHEET", "DAYSUM", Map.of("description", words.say("timesheet.sum", entries.get(0).person()), "quantity", hours(entries)));
        });
        if (byLine.size() > 1) row("TIMESHEET", "DAYTOTAL", Map.of("description", words.say("timesheet.total"), "quantity", hours(content.detail().entries())));
    }

    /** A rate has at least the decimals of its currency. */
    private int decimals() {
        return Currency.getInstance(content.currency()).getDefaultFractionDigits();
    }

    private String hours(List<Entry> entries) {
        return words.number(entries.stream().map(e -> new BigDecimal(e.hours())).reduce(BigDecimal.ZERO, BigDecimal::add), 2);
    }

    private Map<String, Object> line(int position, InvoiceRows.Row line) {
        var row = new HashMap<String, Object>();
        row.put("position", String.valueOf(position));
        row.put("description", line.description());
        row.put("note", line.note() == null || line.note().isBlank() ? null : line.note());
        row.put("quantity", line.hours() == null ? "" : words.number(line.hours(), 2));
        row.put("rate", line.rate() == null ? "" : words.number(line.rate(), decimals()));
        row.put("amount", words.amount(line.amount()));
        return row;
    }

    private Map<String, Object> sum(Section section) {
        return Map.of("description", words.say("section.sum", section.title()), "quantity", section.hours() == null ? "" : words.number(section.hours(), 2),
                "amount", words.amount(section.total()));
    }

    private void row(String part, String kind, Map<String, Object> values) {
        var row = new HashMap<>(values);
        row.put("part", part);
        row.put("kind", kind);
        rows.add(row);
    }
}
