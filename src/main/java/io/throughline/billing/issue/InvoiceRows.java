package io.throughline.billing.issue;

import io.throughline.billing.InvoiceContent.Line;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.paper.InvoiceDetail.Entry;
import io.throughline.billing.paper.InvoiceDetail.Grouping;
import io.throughline.billing.paper.Wording;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The lines of an invoice as the client wants to read them. A line's amount was rounded once; where it is shown in parts, they are split from it
 * by largest remainder, so that every view adds up to the same net.
 */
public final class InvoiceRows {

    /** {@code rate} is null where several rates are in one row; {@code note} stands below in small print. */
    public record Row(String description, String note, BigDecimal hours, BigDecimal rate, Money amount) {}

    /** {@code title} is null where rows stand alone. */
    public record Section(String title, List<Row> rows) {
        public Money total() {
            return rows.stream().map(Row::amount).reduce(Money::plus).orElseThrow();
        }

        public BigDecimal hours() {
            return rows.stream().map(Row::hours).filter(h -> h != null).reduce(BigDecimal::add).orElse(null);
        }
    }

    /** An entry with its share of the line it is billed on. */
    private record Share(Entry entry, BigDecimal rate, Money amount) {}

    private final InvoiceContent content;
    private final Wording words;

    public InvoiceRows(InvoiceContent content, Wording words) {
        this.content = content;
        this.words = words;
    }

    public List<Section> sections() {
        var time = content.lines().stream().filter(l -> l.kind().equals("TIME")).toList();
        var grouping = content.detail() == null || !entriesOf(time) ? Grouping.PERSON : content.detail().grouping();
        var sections = new ArrayList<Section>();
        if (!time.isEmpty()) sections.addAll(services(time, grouping));
        var others = new LinkedHashMap<String, List<Row>>();
        content.lines().stream().filter(l -> !l.kind().equals("TIME")).forEach(l -> others.computeIfAbsent(section(l.kind()), any -> new ArrayList<>()).add(asBilled(l)));
        boolean alone = sections.isEmpty() && others.size() == 1;
        others.forEach((section, rows) -> {
            boolean summed = grouping == Grouping.PROJECT && section.equals("section.expenses");
            sections.add(new Section(alone || summed ? null : words.say(section), summed && rows.size() > 1
                    ? List.of(new Row(words.say(section), null, null, null, rows.stream().map(Row::amount).reduce(Money::plus).orElseThrow())) : rows));
        });
        return sections;
    }

    /** What is billed by one model stands together. */
    private static String section(String kind) {
        return switch (kind) {
            case "FIXED_FEE", "INSTALMENT", "MILESTONE" -> "section.fixed";
            case "RETAINER", "DRAWN" -> "section.retainer";
            case "RECURRING" -> "section.recurring";
            case "ADJUSTMENT" -> "section.adjustments";
            case "DEPOSIT", "DEPOSIT_DEDUCTED" -> "section.deposits";
            case "SHARE" -> "section.shares";
            default -> "section.expenses";
        };
    }

    private List<Section> services(List<Line> time, Grouping grouping) {
        return switch (grouping) {
            case PERSON -> List.of(new Section(words.say("section.services"), time.stream().map(this::asBilled).toList()));
            case PROJECT -> List.of(new Section(null, List.of(sum(words.say("line.services", words.date(content.detail().from()), words.date(content.upTo())), shares(time)))));
            case TASK -> List.of(new Section(words.say("section.services"), by(shares(time), s -> s.entry().task()).entrySet().stream()
                    .map(task -> sum(task.getKey(), task.getValue())).toList()));
            case TASK_AND_PERSON -> by(shares(time), s -> s.entry().task()).entrySet().stream().map(task -> new Section(task.getKey(),
                    by(task.getValue(), s -> s.entry().person() + "|" + s.rate()).values().stream().map(own -> sum(own.get(0).entry().person(), own)).toList())).toList();
            case ENTRY -> by(shares(time), s -> s.entry().person() + "|" + s.entry().line()).values().stream().map(own -> new Section(own.get(0).entry().person(),
                    own.stream().map(s -> new Row(words.date(s.entry().day()) + "  ·  " + s.entry().task(), s.entry().note(), new BigDecimal(s.entry().hours()),
                            s.rate(), s.amount())).toList())).toList();
        };
    }

    private boolean entriesOf(List<Line> time) {
        var behind = content.detail().entries().stream().map(Entry::line).toList();
        return time.stream().allMatch(l -> behind.contains(l.position()));
    }

    private List<Share> shares(List<Line> time) {
        var shares = new ArrayList<Share>();
        for (var line : time) {
            var entries = content.detail().entries().stream().filter(e -> e.line() == line.position()).toList();
            var parts = money(line.amount()).split(entries.stream().map(e -> new BigDecimal(e.hours())).toList());
            for (int i = 0; i < parts.size(); i++) shares.add(new Share(entries.get(i), new BigDecimal(line.rate()), parts.get(i)));
        }
        return shares;
    }

    private static Map<String, List<Share>> by(List<Share> shares, Function<Share, String> key) {
        var groups = new LinkedHashMap<String, List<Share>>();
        shares.forEach(s -> groups.computeIfAbsent(key.apply(s), any -> new ArrayList<>()).add(s));
        return groups;
    }

    private Row sum(String description, List<Share> shares) {
        var rates = shares.stream().map(Share::rate).distinct().toList();
        return new Row(description, null, shares.stream().map(s -> new BigDecimal(s.entry().hours())).reduce(BigDecimal.ZERO, BigDecimal::add),
                rates.size() == 1 ? rates.get(0) : null, shares.stream().map(Share::amount).reduce(Money::plus).orElseThrow());
    }

    private Row asBilled(Line line) {
        return new Row(line.description(), null, line.quantity() == null ? null : new BigDecimal(line.quantity()),
                line.rate() == null ? null : new BigDecimal(line.rate()), money(line.amount()));
    }

    private Money money(String amount) {
        return Money.of(amount, content.currency());
    }
}
