package io.throughline.profitability.report;

import io.throughline.page.Translations;
import io.throughline.print.Figures;
import io.throughline.print.Figures.Kind;
import io.throughline.profitability.ReportFilter;
import io.throughline.profitability.builder.Question;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import io.throughline.profitability.report.Report.Filter;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/** What reports are called and their columns, in English or German, from {@code reports/reports_*.properties}. */
public final class ReportWords {
    private static final List<String> SAID = List.of("what", "kind", "state", "unit", "definition", "billingModel", "billable");
    /** A code is a code, even where somebody is called "manager". */
    private static final Set<String> CODES = Set.of("project", "client", "person", "approver", "assignee", "manager");
    private final Locale language;
    private final ResourceBundle words;
    private final Translations translations;

    ReportWords(Locale language, Translations translations) {
        this.language = language;
        this.translations = translations;
        this.words = ResourceBundle.getBundle("reports.reports", language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    public String title(String name) {
        return say("title." + name);
    }

    public String sentence(String name) {
        return say("sentence." + name);
    }

    public Figures figures(ReportTable table) {
        var columns = table.columns().entrySet().stream().map(c -> new Figures.Column(c.getKey(), words.getString("column." + c.getKey()), c.getValue())).toList();
        var total = table.total();
        if (total != null) total.put(columns.get(0).key(), words.getString("total"));
        return new Figures(title(table.name()), columns, table.rows().stream().map(this::said).toList(), total);
    }

    /** What was asked for, e.g. {@code From 1 May 2026 · Client ACME}. */
    public String asked(Report report, ReportFilter filter) {
        var asked = new ArrayList<String>();
        for (var f : report.filters()) {
            Object value = switch (f) {
                case FROM -> filter.from();
                case TO -> filter.to();
                case AS_OF -> filter.asOf();
                case PROJECT -> filter.project();
                case CLIENT -> filter.client();
                case PERSON -> filter.person();
            };
            if (value != null) asked.add(say("asked." + f.name(), value instanceof LocalDate day ? date(day) : value));
        }
        return asked.isEmpty() ? words.getString("asked.everything") : String.join(" · ", asked);
    }

    /** The same of a report that was built; {@code name} where it is kept under one. */
    public String asked(Question question, String name) {
        var asked = new ArrayList<String>();
        if (name != null) asked.add(name);
        if (question.from() != null) asked.add(say("asked.FROM", date(question.from())));
        if (question.to() != null) asked.add(say("asked.TO", date(question.to())));
        question.where().forEach(w -> asked.add(say("asked.where", say("column." + w.field()), say("test." + w.test().word()), w.value())));
        return asked.isEmpty() ? words.getString("asked.everything") : String.join(" · ", asked);
    }

    String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language).format(day);
    }

    public String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }

    /** A value as the language writes it; null for nothing. */
    public String text(Kind kind, Object value) {
        if (value instanceof LocalDate day) return date(day);
        if (!(value instanceof BigDecimal number)) return value == null ? null : value.toString();
        var format = NumberFormat.getNumberInstance(language);
        int decimals = kind == Kind.COUNT ? 0 : kind == Kind.PERCENT ? 1 : 2;
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    Locale language() {
        return language;
    }

    public static String parameter(String filter) {
        return filter.equals(Filter.AS_OF.name()) ? "asOf" : filter.toLowerCase(Locale.ROOT);
    }

    /** Names of sums and figures, kinds and states are words, too; so are what the house calls accounts, taxes and steps. */
    Map<String, Object> said(Map<String, Object> row) {
        var said = new LinkedHashMap<>(row);
        boolean ownName = !row.containsKey("account");
        said.replaceAll((key, value) -> !(value instanceof String word) || CODES.contains(key) || ownName && key.equals("name") ? value : said(key, word));
        return said;
    }

    private String said(String key, String value) {
        if (SAID.contains(key) && words.containsKey(value)) return say(value);
        return SAID.contains(key) && words.containsKey(key + "." + value) ? words.getString(key + "." + value) : translations.word(value, language);
    }
}
