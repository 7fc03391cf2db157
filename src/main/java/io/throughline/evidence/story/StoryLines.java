package io.throughline.evidence.story;

import static io.throughline.evidence.story.StoryInvoice.at;
import static io.throughline.evidence.story.StoryInvoice.day;

import io.throughline.billing.Billing;
import io.throughline.billing.LineExplanation;
import io.throughline.project.RateRule;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Each line down to the entries and expenses behind it, what was done with each, and where its rate comes from. */
@Component
class StoryLines {
    private static final String ITEMS = """
            select p.line, 'TIME' as kind, t.id, t.work_date as day, t.person_code, t.task_code as task, p.quantity, t.note, t.sheet_id,
                   s.person_code || '/' || s.iso_week || case when s.supplement > 1 then '/' || s.supplement else '' end as sheet_key, t.first_by, t.decided_by, t.decided_at, t.by_owner
            from app.billed_portion p join app.time_entry t on t.id = p.item_id left join app.timesheet s on s.id = t.sheet_id where p.item_kind = 'TIME' and p.invoice_id = :draft and p.split_from is null and (cast(:chosen as int) is null or p.line = :chosen)
            union all
            select p.line, 'EXPENSE', x.id, x.expense_date, x.person_code, x.category, p.quantity, x.note, null, null, null, x.decided_by, x.decided_at, x.by_owner
            from app.billed_portion p join app.expense x on x.id = p.item_id where p.item_kind = 'EXPENSE' and p.invoice_id = :draft and p.split_from is null and (cast(:chosen as int) is null or p.line = :chosen)
            order by line, day, id""";
    private static final String BEHIND = """
            select p.line, p.item_kind, p.item_id, t.sheet_id, s.person_code || '/' || s.iso_week || case when s.supplement > 1 then '/' || s.supplement else '' end as sheet_key,
                   coalesce(t.person_code, x.person_code) as person, coalesce(t.decided_by, x.decided_by) as approved_by, t.first_by, coalesce(t.by_owner, x.by_owner) as by_owner
            from app.billed_portion p left join app.time_entry t on p.item_kind = 'TIME' and t.id = p.item_id left join app.timesheet s on s.id = t.sheet_id
            left join app.expense x on p.item_kind = 'EXPENSE' and x.id = p.item_id where p.invoice_id = :draft and p.split_from is null""";
    private final JdbcClient jdbc;
    private final Billing billing;
    private final JournalReader journal;

    StoryLines(JdbcClient jdbc, Billing billing, JournalReader journal) {
        this.jdbc = jdbc;
        this.billing = billing;
        this.journal = journal;
    }

    /** What the lines lead down to: sheets, expenses, and who approved whose. */
    record Lines(List<Story.Line> lines, Set<String> sheetKeys, Set<Long> sheets, Set<Long> expenses, Set<Story.Approval> approvals) {}

    /** {@code chosen}: the line whose items are told one by one; null for every line's, 0 for none's. */
    Lines of(Story.Invoice invoice, Integer chosen) {
        Map<Integer, Integer> counts = new HashMap<>();
        var keys = new HashSet<String>();
        var sheets = new HashSet<Long>();
        var expenses = new HashSet<Long>();
        var approvals = new HashSet<Story.Approval>();
        jdbc.sql(BEHIND).param("draft", invoice.draftId()).query(row -> {
            counts.merge(row.getInt("line"), 1, Integer::sum);
            if (row.getString("approved_by") != null) approvals.add(new Story.Approval(row.getString("person"), row.getString("approved_by"), row.getString("first_by"), row.getBoolean("by_owner")));
            if (row.getString("item_kind").equals("EXPENSE")) expenses.add(row.getLong("item_id"));
            else if (row.getString("sheet_key") != null) {
                sheets.add(row.getLong("sheet_id"));
                keys.add(row.getString("sheet_key"));
            }
        });
        var items = items(invoice.draftId(), chosen);
        var lines = billing.explainLines(invoice.number()).stream().map(l -> line(l, counts.getOrDefault(l.position(), 0), items.getOrDefault(l.position(), List.of()))).toList();
        return new Lines(lines, keys, sheets, expenses, approvals);
    }

    private Map<Integer, List<Story.Item>> items(long draft, Integer chosen) {
        Map<Integer, List<Story.Item>> items = new HashMap<>();
        if (chosen != null && chosen == 0) return items;
        Map<String, List<Story.Entry>> history = new HashMap<>();
        jdbc.sql(ITEMS).param("draft", draft).param("chosen", chosen, Types.INTEGER).query(row -> {
            var kind = row.getString("kind");
            long id = row.getLong("id");
            var about = history.computeIfAbsent(subject(kind, id), any -> new ArrayList<>());
            items.computeIfAbsent(row.getInt("line"), any -> new ArrayList<>()).add(new Story.Item(kind, id, day(row, "day"), row.getString("person_code"), row.getString("task"),
                    row.getBigDecimal("quantity").stripTrailingZeros(), row.getString("note"), (Long) row.getObject("sheet_id"), row.getString("sheet_key"), row.getString("first_by"),
                    row.getString("decided_by"), at(row, "decided_at"), row.getBoolean("by_owner"), about));
        });
        journal.aboutItems(draft, chosen).forEach(entry -> history.get(entry.subject()).add(entry));
        return items;
    }

    private static Story.Line line(LineExplanation l, int behind, List<Story.Item> items) {
        return new Story.Line(l.position(), l.kind(), l.description(), l.amount(), l.formula(), l.exact().toPlainString(), l.rounding(), rateFrom(l), l.rates(), l.terms(), behind, items);
    }

    /** Which rate won, since when, and which ones it beat; null where a line has none. */
    private static String rateFrom(LineExplanation l) {
        if (l.rates() == null) return l.kind().equals("TIME") ? "as billed" : null;
        return l.rates().stream().map(p -> "%s h by %s%s".formatted(p.hours(), rule(p.won()),
                p.beat() == null || p.beat().isEmpty() ? "" : ", before " + p.beat().stream().map(StoryLines::rule).collect(Collectors.joining(", ")))).distinct().limit(5).collect(Collectors.joining("; "));
    }

    private static String rule(RateRule rule) {
        return "%s %s since %s (%s)".formatted(rule.place(), rule.subject(), rule.validFrom(), rule.rate()).replace("  ", " ");
    }

    static String subject(String kind, long id) {
        return (kind.equals("TIME") ? "time-entry:" : "expense:") + id;
    }

    static Set<String> subjects(Set<Long> ids, String kind) {
        return ids.stream().map(id -> kind + id).collect(Collectors.toSet());
    }
}
