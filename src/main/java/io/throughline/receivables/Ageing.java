package io.throughline.receivables;

import io.throughline.quantity.Money;
import io.throughline.receivables.account.OpenItems;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What was open at the end of a day, computed from the dated movements: a later payment does not change an earlier day's answer. */
@Service
public class Ageing {

    public record Item(long draftId, String invoiceNumber, String clientCode, LocalDate issueDate, LocalDate dueDate, Money open) {
        public long daysOverdue(LocalDate asOf) {
            return Math.max(0, ChronoUnit.DAYS.between(dueDate, asOf));
        }
    }

    /** Days after the due date, as accountants count them. */
    public enum Bucket {
        NOT_DUE(Long.MIN_VALUE, 0), UP_TO_30(1, 30), UP_TO_60(31, 60), UP_TO_90(61, 90), OVER_90(91, Long.MAX_VALUE);

        private final long from;
        private final long to;

        Bucket(long from, long to) {
            this.from = from;
            this.to = to;
        }

        public static Bucket of(Item item, LocalDate asOf) {
            long late = item.daysOverdue(asOf);
            return Arrays.stream(values()).filter(b -> late >= b.from && late <= b.to).findFirst().orElseThrow();
        }
    }

    /** Open amounts of a client in one currency, by days after the due date. */
    public record Row(String clientCode, Money notDue, Money upTo30, Money upTo60, Money upTo90, Money over90, Money total) {}

    private final JdbcClient db;

    Ageing(JdbcClient db) {
        this.db = db;
    }

    public List<Item> openItems(LocalDate asOf) {
        return openItems(asOf, null);
    }

    /** Of invoices for some projects only; null for all. */
    public List<Item> openItems(LocalDate asOf, Collection<String> projectCodes) {
        return db.sql("""
                select * from (
                    select r.draft_id, r.invoice_number, r.client_code, r.issue_date, r.due_date,
                           r.gross - coalesce((select sum(m.amount) from app.receivable_movement m where m.draft_id = r.draft_id and m.moved_on <= :day), 0) as open,
                           r.currency
                    from app.receivable r
                    where r.issue_date <= :day and (r.settled_on is null or r.draft_id in (select draft_id from app.receivable_movement where moved_on > :day))
                      and (:projects::text[] is null or r.project_codes && :projects::text[])) as item
                where open <> 0 order by due_date, draft_id""").param("day", asOf)
                .param("projects", projectCodes == null ? null : projectCodes.toArray(String[]::new))
                .query((row, n) -> new Item(row.getLong("draft_id"), row.getString("invoice_number"), row.getString("client_code"),
                        row.getObject("issue_date", LocalDate.class), row.getObject("due_date", LocalDate.class), OpenItems.money(row, "open"))).list();
    }

    public List<Row> byClient(LocalDate asOf) {
        return byClient(openItems(asOf), asOf);
    }

    /** A currency each. */
    public static List<Money> sums(List<Item> items) {
        var sums = new TreeMap<String, Money>();
        items.forEach(i -> sums.merge(i.open().currency().getCurrencyCode(), i.open(), Money::plus));
        return List.copyOf(sums.values());
    }

    public List<Row> byClient(List<Item> items, LocalDate asOf) {
        var groups = new TreeMap<String, List<Item>>();
        for (var item : items) groups.computeIfAbsent(item.clientCode() + " " + item.open().currency(), key -> new ArrayList<>()).add(item);
        return groups.values().stream().map(owed -> new Row(owed.get(0).clientCode(),
                sum(owed, asOf, -1, 0), sum(owed, asOf, 0, 30), sum(owed, asOf, 30, 60), sum(owed, asOf, 60, 90), sum(owed, asOf, 90, Long.MAX_VALUE),
                sum(owed, asOf, -1, Long.MAX_VALUE))).toList();
    }

    private static Money sum(List<Item> items, LocalDate asOf, long above, long upTo) {
        return items.stream().filter(i -> i.daysOverdue(asOf) > above && i.daysOverdue(asOf) <= upTo).map(Item::open)
                .reduce(Money.zero(items.get(0).open().currency().getCurrencyCode()), Money::plus);
    }
}
