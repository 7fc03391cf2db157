package io.throughline.billing.unbilled;

import io.throughline.expense.BilledExpenses;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which expenses clients were invoiced for, and where; what was credited is on none any more. */
@Component
class ExpensesOnInvoices implements BilledExpenses {
    private final JdbcClient jdbc;

    ExpensesOnInvoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<Long, String> among(Collection<Long> expenses) {
        var numbers = new HashMap<Long, String>();
        if (expenses.isEmpty()) return numbers;
        jdbc.sql("""
                select p.item_id, max(i.number) from app.billed_portion p join app.invoice i on i.id = p.invoice_id and i.state = 'ISSUED'
                where p.item_kind = 'EXPENSE' and p.coverage = 'BILLED' and p.released_by is null and p.item_id in (:expenses) group by p.item_id""").param("expenses", expenses)
                .query(row -> {
                    numbers.put(row.getLong(1), row.getString(2));
                });
        return numbers;
    }
}
