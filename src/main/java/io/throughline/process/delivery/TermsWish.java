package io.throughline.process.delivery;

import io.throughline.api.InvalidInput;
import io.throughline.api.WrittenNumber;
import io.throughline.project.Terms;
import io.throughline.project.TimeRounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Terms as they are filled in on a page: lists are lines, with semicolons between the parts of a line. Empty fields agree on nothing. */
record TermsWish(Integer minutes, TimeRounding.Direction direction, TimeRounding.Per per, BigDecimal cap, Terms.Cap.Reached onReached, BigDecimal price, String schedule, String milestones,
                 String fixedTasks, Terms.Retainer.Unit unit, BigDecimal quantity, BigDecimal retainerPrice, Integer everyMonths, LocalDate from, LocalDate until, BigDecimal rollover,
                 Integer rolloverMonths, BigDecimal overageRate, String retainerTasks, String billTos, String poNumber, BigDecimal poLimit, String invoiceWith, Boolean overrunConsent) {

    Terms terms() {
        var rounding = minutes == null ? null : new TimeRounding(minutes, direction, per);
        var capped = cap == null ? null : new Terms.Cap(cap, onReached);
        var instalments = lines("schedule", schedule, 3, p -> new Terms.Instalment(p[0], LocalDate.parse(p[1]), WrittenNumber.of(p[2])));
        var stones = lines("milestones", milestones, 2, p -> p[1].endsWith("%") ? new Terms.MilestonePrice(p[0], null, WrittenNumber.of(p[1].substring(0, p[1].length() - 1).strip()))
                : new Terms.MilestonePrice(p[0], WrittenNumber.of(p[1]), null));
        var fixed = price == null && instalments == null && stones == null ? null : new Terms.Fixed(price, instalments, stones, names(fixedTasks));
        var retainer = quantity == null ? null : new Terms.Retainer(unit, quantity, retainerPrice, everyMonths == null ? 1 : everyMonths, from, until, rollover,
                rolloverMonths == null ? 0 : rolloverMonths, overageRate, names(retainerTasks));
        var shares = lines("billTos", billTos, 2, p -> new Terms.Share(p[0], WrittenNumber.of(p[1].replace("%", "").strip())));
        var order = blank(poNumber) && poLimit == null ? null : new Terms.PurchaseOrder(poNumber, poLimit);
        return new Terms(rounding, capped, fixed, retainer, shares, order, blank(invoiceWith) ? null : invoiceWith.strip(), Boolean.TRUE.equals(overrunConsent) ? true : null);
    }

    static TermsWish of(Terms t) {
        var r = t.rounding();
        var f = t.fixed();
        var p = t.retainer();
        return new TermsWish(r == null ? null : r.minutes(), r == null ? null : r.direction(), r == null ? null : r.per(), t.cap() == null ? null : t.cap().amount(),
                t.cap() == null ? null : t.cap().onReached(), f == null ? null : f.price(),
                f == null ? null : text(f.schedule(), i -> i.name() + "; " + i.due() + "; " + i.amount().toPlainString()),
                f == null ? null : text(f.milestones(), m -> m.milestone() + "; " + (m.percent() == null ? m.amount().toPlainString() : m.percent().toPlainString() + " %")),
                f == null ? null : joined(f.tasks()), p == null ? null : p.unit(), p == null ? null : p.quantity(), p == null ? null : p.price(), p == null ? null : (Integer) p.everyMonths(),
                p == null ? null : p.from(), p == null ? null : p.until(), p == null ? null : p.rollover(), p == null ? null : (Integer) p.rolloverMonths(), p == null ? null : p.overageRate(),
                p == null ? null : joined(p.tasks()), text(t.billTos(), s -> s.clientCode() + "; " + s.percent().toPlainString()), t.purchaseOrder() == null ? null : t.purchaseOrder().number(),
                t.purchaseOrder() == null ? null : t.purchaseOrder().limit(), t.invoiceWith(), t.overrunConsent());
    }

    static <T> List<T> lines(String field, String text, int parts, Function<String[], T> read) {
        if (blank(text)) return null;
        var all = new ArrayList<T>();
        for (var line : text.strip().split("\\R")) {
            if (line.isBlank()) continue;
            var given = Arrays.stream(line.split(";", -1)).map(String::strip).toArray(String[]::new);
            try {
                if (given.length != parts) throw new IllegalArgumentException("parts");
                all.add(read.apply(given));
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw new InvalidInput(field, "'%s' is not understood: write it as in the example.".formatted(line.strip()));
            }
        }
        return all;
    }

    private static List<String> names(String text) {
        return blank(text) ? null : Arrays.stream(text.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
    }

    private static <T> String text(List<T> all, Function<T, String> line) {
        return all == null ? null : all.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String joined(List<String> names) {
        return names == null ? null : names.stream().filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
