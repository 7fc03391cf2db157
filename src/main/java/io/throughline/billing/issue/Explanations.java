package io.throughline.billing.issue;

import io.throughline.billing.LineExplanation.Item;
import io.throughline.billing.LineExplanation;
import io.throughline.billing.LinePricing;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** From a line's amount back to entries, expenses, hours, rates, rounding and approvals; also of an invoice that was credited since. */
@Component
public class Explanations {
    private static final String ITEMS = """
            select p.line, p.quantity, p.coverage, p.billed_hours, p.reason, t.id, t.external_id, t.work_date as day, t.person_code, t.task_code, t.note, t.decided_by, t.decided_at, 'TIME' as kind,
                   case when t.id = c.entry_id then 'corrected to ' || coalesce(n.hours, 0) || ' h' || case when n.project_code <> t.project_code then ' on project ' || n.project_code else '' end || case when n.task_code <> t.task_code then ' on task ' || n.task_code else '' end
                             || case when n.work_date <> t.work_date then ' on ' || n.work_date else '' end || case when not n.billable then ', not billed,' else '' end || ' by entry ' || concat_ws(' and ', c.reversal_id, c.replacement_id) || ': ' || c.reason
                        else 'in place of entry ' || c.entry_id || ', ' || c.hours || ' h on invoice ' || f.number || ': ' || c.reason end as correction
            from app.billed_portion p join app.time_entry t on p.item_kind = 'TIME' and t.id = p.item_id
            left join app.time_correction c on t.id in (c.entry_id, c.replacement_id) left join app.time_entry n on n.id = c.replacement_id left join app.invoice f on f.id = c.invoice_id where p.invoice_id = :invoice
            union all
            select p.line, p.quantity, p.coverage, p.billed_hours, p.reason, x.id, x.external_id, x.expense_date, x.person_code, x.category, x.note, x.decided_by, x.decided_at, 'EXPENSE', null
            from app.billed_portion p join app.expense x on p.item_kind = 'EXPENSE' and x.id = p.item_id where p.invoice_id = :invoice
            order by line, day, id""";

    private final JdbcClient jdbc;

    Explanations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<LineExplanation> of(Invoice invoice) {
        Map<Integer, List<Item>> items = new HashMap<>();
        jdbc.sql(ITEMS).param("invoice", invoice.id()).query(row -> {
            items.computeIfAbsent(row.getInt("line"), any -> new ArrayList<>()).add(item(row));
        });
        return invoice.lines().stream().map(l -> explain(l, invoice.currency(), items.getOrDefault(l.position(), List.of()))).toList();
    }

    /** Without entries and expenses, for whoever has them already. */
    public static List<LineExplanation> linesOf(Invoice invoice) {
        return invoice.lines().stream().map(l -> explain(l, invoice.currency(), List.of())).toList();
    }

    private static LineExplanation explain(InvoiceLine line, String currency, List<Item> items) {
        var amount = line.amountIn(currency);
        var pricing = LinePricing.read(line.pricing());
        var exact = exact(line, pricing);
        return new LineExplanation(line.position(), line.kind().name(), line.description(), formula(line, pricing, currency), exact.setScale(Math.max(2, exact.stripTrailingZeros().scale())),
                "half up to %d decimals, once".formatted(amount.currency().getDefaultFractionDigits()), amount, items,
                pricing == null ? null : pricing.rates(), pricing == null ? null : pricing.rounding(), pricing == null ? null : pricing.terms());
    }

    private static BigDecimal exact(InvoiceLine line, LinePricing pricing) {
        return switch (line.kind()) {
            case TIME -> pricing == null ? line.hours().multiply(line.rate())
                    : pricing.rates().stream().map(p -> p.hours().multiply(p.won().rate())).reduce(BigDecimal.ZERO, BigDecimal::add);
            case EXPENSE -> line.spent().multiply(line.exchangeRate()).multiply(BigDecimal.ONE.add(line.markupPercent().movePointLeft(2)));
            case FIXED_FEE -> restOfFee(line) ? line.fee().subtract(line.billedBefore())
                    : line.fee().multiply(line.hoursToDate()).divide(line.budgetHours(), 8, Rounding.MODE).subtract(line.billedBefore());
            default -> line.amount();
        };
    }

    /** The last run, or the budget is used up. */
    private static boolean restOfFee(InvoiceLine line) {
        return line.fee().subtract(line.billedBefore()).compareTo(line.amount()) == 0;
    }

    private static String formula(InvoiceLine l, LinePricing pricing, String currency) {
        return switch (l.kind()) {
            case TIME -> "%s h of %s x %s %s an hour".formatted(plain(l.hours()), l.personCode(), plain(l.rate()), currency);
            case EXPENSE -> "%s %s x %s %s/%s + %s %% markup".formatted(plain(l.spent()), l.spentCurrency(), plain(l.exchangeRate()), currency, l.spentCurrency(), plain(l.markupPercent()));
            case FIXED_FEE -> restOfFee(l)
                    ? "the rest of the fee: %s - %s billed before (%s h of %s h done)".formatted(plain(l.fee()), plain(l.billedBefore()), plain(l.hoursToDate()), plain(l.budgetHours()))
                    : "fee %s x %s h / %s h budgeted - %s billed before".formatted(plain(l.fee()), plain(l.hoursToDate()), plain(l.budgetHours()), plain(l.billedBefore()));
            default -> pricing == null || pricing.basis() == null ? l.description() : pricing.basis();
        };
    }

    private static String plain(BigDecimal number) {
        return number.setScale(Math.max(2, number.stripTrailingZeros().scale())).toPlainString();
    }

    private static Item item(ResultSet row) throws SQLException {
        Timestamp approved = row.getTimestamp("decided_at");
        return new Item(row.getString("kind"), row.getLong("id"), row.getString("external_id"), row.getObject("day", LocalDate.class),
                row.getString("person_code"), row.getString("task_code"), row.getBigDecimal("quantity").setScale(2, Rounding.MODE), row.getString("note"), row.getString("decided_by"),
                approved == null ? null : approved.toInstant(), row.getString("coverage"), row.getBigDecimal("billed_hours"), row.getString("reason"),
                row.getString("correction"));
    }
}
