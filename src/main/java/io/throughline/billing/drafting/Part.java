package io.throughline.billing.drafting;

import io.throughline.billing.LinePricing;
import io.throughline.billing.unbilled.Unbilled;
import io.throughline.project.RateRule;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hours of an entry, or of a part of it, on their way onto a line: as worked, as billed, and the rates that could hold, the winning one first. */
public record Part(Unbilled.Time entry, BigDecimal worked, BigDecimal billed, List<RateRule> rules) {

    /** Hours of a person at a rate that was said in the same place share a line. */
    public record Group(String person, BigDecimal rate, Object place) {}

    static List<Part> of(List<Unbilled.Time> entries) {
        Map<String, List<RateRule>> read = new HashMap<>();
        var parts = new ArrayList<Part>(entries.size());
        for (var entry : entries) parts.add(new Part(entry, entry.hours(), entry.hours(), entry.rules() == null ? List.of() : read.computeIfAbsent(entry.rules(), LinePricing::rules)));
        return parts;
    }

    boolean priced() {
        return !rules.isEmpty();
    }

    public BigDecimal rate() {
        return rules.get(0).rate();
    }

    public Group group() {
        return new Group(entry.personCode(), rate(), rules.get(0).place());
    }

    Part billed(BigDecimal hours) {
        return new Part(entry, worked, hours, rules);
    }

    /** At another rate, which beats those that held so far. */
    public Part at(RateRule rule) {
        var all = new ArrayList<RateRule>(List.of(rule));
        all.addAll(rules);
        return new Part(entry, worked, billed, all);
    }

    /** The first so many billed hours, with as much of what was worked as belongs to them, and the rest. */
    public List<Part> split(BigDecimal hours) {
        if (hours.signum() <= 0 || hours.compareTo(billed) >= 0) throw new IllegalArgumentException("%s of %s hours is no part".formatted(hours, billed));
        var first = worked.compareTo(billed) == 0 ? hours : Rounding.split(worked, List.of(hours, billed.subtract(hours)), 2).get(0);
        return List.of(new Part(entry, first, hours, rules), new Part(entry, worked.subtract(first), billed.subtract(hours), rules));
    }

    /** Null where hours are billed as worked. */
    BigDecimal billedOtherwise() {
        return worked.compareTo(billed) == 0 ? null : billed;
    }
}
