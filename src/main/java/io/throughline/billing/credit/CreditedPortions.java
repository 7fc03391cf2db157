package io.throughline.billing.credit;

import io.throughline.api.InvalidInput;
import io.throughline.billing.credit.CreditReckoning.Taken;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Frees what a credit note covers, and nothing else: whole lines, or so many hours of one; a portion that is freed in part is split. */
@Component
class CreditedPortions {
    private final JdbcClient jdbc;

    CreditedPortions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Portion(long id, BigDecimal quantity, BigDecimal billedHours) {
        BigDecimal hours() {
            return billedHours == null ? quantity : billedHours;
        }
    }

    /** Answers whether anything can be billed again. */
    boolean release(long invoiceId, long creditNote, List<Taken> taken) {
        boolean freed = false;
        for (var part : taken) {
            if (!part.frees()) continue;
            freed = true;
            if (part.whole()) line(invoiceId, creditNote, part.position());
            else hours(invoiceId, creditNote, part);
        }
        return freed;
    }

    /** Hours that a price covers or that were written off stand with the first line whatever it is: they come back with the price, or with the whole invoice. */
    private void line(long invoiceId, long creditNote, int line) {
        jdbc.sql("""
                update app.billed_portion set released_by = ? where invoice_id = ? and line = ? and released_by is null and (coverage in ('BILLED', 'RETAINER')
                    or exists (select from app.invoice_line l where l.invoice_id = billed_portion.invoice_id and l.position = billed_portion.line and l.kind in ('FIXED_FEE', 'INSTALMENT', 'MILESTONE')))""")
                .params(by(creditNote), invoiceId, line).update();
        jdbc.sql("update app.billed_plan_item set released_by = ? where invoice_id = ? and line = ? and released_by is null").params(by(creditNote), invoiceId, line).update();
    }

    /** The latest work first, or the named entry's. */
    private void hours(long invoiceId, long creditNote, Taken part) {
        var portions = jdbc.sql("""
                select p.id, p.quantity, p.billed_hours from app.billed_portion p join app.time_entry t on t.id = p.item_id and p.item_kind = 'TIME'
                where p.invoice_id = :invoice and p.line = :line and p.released_by is null and p.coverage = 'BILLED' and (:entry::bigint is null or p.item_id = :entry)
                order by t.work_date desc, t.id desc""").param("invoice", invoiceId).param("line", part.position()).param("entry", part.timeEntryId()).query(Portion.class).list();
        var left = part.hours();
        for (var portion : portions) {
            if (left.signum() == 0) break;
            release(portion, creditNote);
            if (portion.hours().compareTo(left) <= 0) {
                left = left.subtract(portion.hours());
            } else {
                split(portion, left);
                left = BigDecimal.ZERO;
            }
        }
        if (left.signum() > 0) {
            throw new InvalidInput(part.timeEntryId() == null ? "hours" : "timeEntryId", "only %s of the %s h to credit are billed there".formatted(part.hours().subtract(left), part.hours()));
        }
    }

    private void release(Portion portion, long creditNote) {
        jdbc.sql("update app.billed_portion set released_by = ? where id = ?").params(by(creditNote), portion.id()).update();
    }

    /** What stays on the line; where hours were rounded, so much of what was worked as belongs to it. */
    private void split(Portion portion, BigDecimal freed) {
        var kept = portion.hours().subtract(freed);
        var worked = portion.billedHours() == null ? kept : Rounding.round(portion.quantity().multiply(kept).divide(portion.billedHours(), 10, Rounding.MODE), 2);
        jdbc.sql("""
                insert into app.billed_portion (item_kind, item_id, part, quantity, coverage, run_id, project_code, invoice_id, line, billed_hours, split_from)
                select item_kind, item_id, (select max(part) + 1 from app.billed_portion o where (o.item_kind, o.item_id) = (p.item_kind, p.item_id)), ?, coverage, run_id,
                       project_code, invoice_id, line, ?, id from app.billed_portion p where id = ?""")
                .params(worked, portion.billedHours() == null ? null : kept, portion.id()).update();
    }

    private static String by(long creditNote) {
        return "credit-note:" + creditNote;
    }
}
