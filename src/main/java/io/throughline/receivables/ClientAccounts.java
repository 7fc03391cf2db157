package io.throughline.receivables;

import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that moved on a client's account, with the balance after each line, currency by currency. */
@Service
@Transactional(readOnly = true)
public class ClientAccounts {
    private static final String LINES = """
            with line as (
                select issue_date as day, 'INVOICED' as kind, invoice_number, currency, gross as amount, 0 as place from app.receivable where client_code = :client
                union all
                select m.moved_on, m.how, r.invoice_number, r.currency, -m.amount, 1 from app.receivable_movement m join app.receivable r using (draft_id)
                where r.client_code = :client),
            balanced as (
                select *, sum(amount) over (partition by currency order by day, place, invoice_number, kind rows unbounded preceding) as balance,
                       row_number() over (partition by currency order by day, place, invoice_number, kind) as position from line)
            select * from balanced where day between :first and :last order by currency, position""";

    private final JdbcClient db;

    ClientAccounts(JdbcClient db) {
        this.db = db;
    }

    /** In order of currency and day; the balance counts what was before the first day too. */
    public List<AccountLine> lines(String clientCode, LocalDate first, LocalDate last) {
        return db.sql(LINES).param("client", clientCode).param("first", first).param("last", last)
                .query((row, n) -> new AccountLine(row.getObject("day", LocalDate.class), row.getString("kind"), row.getString("invoice_number"),
                        money(row.getBigDecimal("amount"), row.getString("currency")), money(row.getBigDecimal("balance"), row.getString("currency")))).list();
    }

    private static Money money(BigDecimal amount, String currency) {
        return Money.of(amount.toPlainString(), currency);
    }
}
