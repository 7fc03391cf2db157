package io.throughline.profitability.builder;

import io.throughline.api.InvalidInput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report of one's own: of which subject, by which groups, which measures, where what holds. {@code sort}: a group or measure, a minus before it for the largest first. */
public record Question(String subject, List<String> group, List<String> measure, List<Where> where, LocalDate from, LocalDate to, String sort) {

    public Question {
        if (from != null && to != null && to.isBefore(from)) throw new InvalidInput("to", "%s is before %s".formatted(to, from));
        group = given(group);
        measure = given(measure);
        where = where == null ? List.of() : List.copyOf(where);
        sort = sort == null ? "" : sort.strip();
    }

    /** How a field or measure is compared. */
    public enum Test {
        IS, NOT, CONTAINS, OVER, UNDER, AT_LEAST, AT_MOST;

        /** As in addresses: {@code atLeast}. */
        public String word() {
            var parts = name().toLowerCase().split("_");
            return parts[0] + (parts.length == 1 ? "" : Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1));
        }
    }

    /** {@code euros:over:10000} in addresses. */
    public record Where(String field, Test test, String value) {
        static Where of(String text) {
            var parts = text.split(":", 3);
            if (parts.length < 3) throw new InvalidInput("where", "\"%s\" is not understood; say field:test:value, e.g. client:is:ACME".formatted(text));
            var test = Arrays.stream(Test.values()).filter(t -> t.word().equalsIgnoreCase(parts[1].strip())).findFirst().orElseThrow(() -> new InvalidInput("where",
                    "\"%s\" is no test; choose among %s".formatted(parts[1], Arrays.stream(Test.values()).map(Test::word).collect(Collectors.joining(", ")))));
            return new Where(parts[0].strip(), test, parts[2].strip());
        }

        String text() {
            return "%s:%s:%s".formatted(field, test.word(), value);
        }
    }

    /** Its address's part after the question mark; asked again, it is the same question. */
    public String query() {
        var parts = new ArrayList<String>();
        parts.add("subject=" + coded(subject));
        group.forEach(g -> parts.add("group=" + coded(g)));
        measure.forEach(m -> parts.add("measure=" + coded(m)));
        where.forEach(w -> parts.add("where=" + coded(w.text())));
        Stream.of(from == null ? "" : "from=" + from, to == null ? "" : "to=" + to, sort.isEmpty() ? "" : "sort=" + coded(sort)).filter(p -> !p.isEmpty()).forEach(parts::add);
        return String.join("&", parts);
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> given(List<String> names) {
        return names == null ? List.of() : names.stream().filter(n -> n != null && !n.isBlank()).map(String::strip).distinct().toList();
    }
}
