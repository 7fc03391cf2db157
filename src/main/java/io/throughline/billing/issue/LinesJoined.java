package io.throughline.billing.issue;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Lines that join a draft: written below those that are there, which stay as they are (Hibernate would write all of them anew). */
@Component
public class LinesJoined {
    private final JdbcTemplate rows;
    private final EntityManager entities;

    LinesJoined(JdbcTemplate rows, EntityManager entities) {
        this.rows = rows;
        this.entities = entities;
    }

    /** The draft is as the database has it afterwards. */
    public void join(Invoice draft, List<InvoiceLine> lines) {
        entities.flush();
        rows.batchUpdate("""
                insert into app.invoice_line (invoice_id, position, kind, description, person_code, hours, rate, spent, spent_currency, exchange_rate, markup_percent, fee, hours_to_date,
                                              budget_hours, billed_before, amount, pricing)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                lines.stream().map(l -> new Object[] {draft.id(), l.position(), l.kind().name(), l.description(), l.personCode(), l.hours(), l.rate(), l.spent(), l.spentCurrency(), l.exchangeRate(),
                        l.markupPercent(), l.fee(), l.hoursToDate(), l.budgetHours(), l.billedBefore(), l.amount(), l.pricing()}).toList());
        entities.refresh(draft);
    }
}
