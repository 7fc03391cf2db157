package io.throughline.evidence;

import static io.throughline.evidence.StoryInvoice.day;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where an hour's price comes from: the project's card, or the person's own rate, and since when it holds. */
@Component
class RateSources {
    private record Rate(String person, LocalDate from, BigDecimal rate, boolean ofProject) {}

    private final JdbcClient jdbc;

    RateSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By line; null where a line has no rate. */
    Map<Integer, String> of(Story.Invoice invoice, Map<Integer, List<Story.Item>> items) {
        var known = jdbc.sql("""
                select person_code, valid_from, rate, true as of_project from app.project_rate where project_code = :project
                union all select person_code, valid_from, bill_rate, false from app.person_rate where person_code in (select person_code from app.invoice_line where invoice_id = :draft)
                order by valid_from""").param("project", invoice.projectCode()).param("draft", invoice.draftId())
                .query((r, n) -> new Rate(r.getString(1), day(r, "valid_from"), r.getBigDecimal(3), r.getBoolean(4))).list();
        Map<Integer, String> from = new HashMap<>();
        jdbc.sql("select position, person_code, rate from app.invoice_line where invoice_id = ? and kind = 'TIME'").param(invoice.draftId()).query(row -> {
            var last = items.getOrDefault(row.getInt(1), List.of()).stream().map(Story.Item::day).max(LocalDate::compareTo).orElse(invoice.upTo());
            from.put(row.getInt(1), source(known, row.getString(2), row.getBigDecimal(3), last));
        });
        return from;
    }

    private static String source(List<Rate> known, String person, BigDecimal rate, LocalDate day) {
        var fitting = known.stream().filter(r -> !r.from.isAfter(day) && r.rate.compareTo(rate) == 0 && (r.person == null || r.person.equals(person))).toList();
        var card = fitting.stream().filter(Rate::ofProject).reduce((a, b) -> b);
        if (card.isPresent()) return "rate card of the project since %s, for %s".formatted(card.get().from, card.get().person == null ? "everybody" : person);
        var own = fitting.stream().reduce((a, b) -> b);
        return own.map(r -> "rate of %s since %s".formatted(person, r.from)).orElse("as billed");
    }
}
