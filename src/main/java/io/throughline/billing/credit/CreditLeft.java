package io.throughline.billing.credit;

import io.throughline.billing.InvoiceContent;
import io.throughline.billing.credit.CreditReckoning.Left;
import io.throughline.billing.credit.CreditReckoning.Taken;
import io.throughline.billing.credit.PartialCredit.Rate;
import io.throughline.billing.credit.PartialCredit.Rest;
import io.throughline.billing.issue.Invoice;
import io.throughline.billing.issue.InvoiceLine;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tables {@code app.credit_note_line} and {@code app.credit_note_vat}: what earlier credit notes left of an invoice's lines and VAT. */
@Component
class CreditLeft {
    private final JdbcClient jdbc;

    CreditLeft(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Gone(BigDecimal amount, BigDecimal hours) {}

    List<Left> of(Invoice invoice) {
        var gone = new HashMap<Integer, Gone>();
        jdbc.sql("select line, sum(amount), coalesce(sum(hours), 0) from app.credit_note_line where invoice_id = ? group by line").param(invoice.id())
                .query(row -> {
                    gone.put(row.getInt(1), new Gone(row.getBigDecimal(2), row.getBigDecimal(3)));
                });
        return invoice.lines().stream().map(l -> left(l, gone.getOrDefault(l.position(), new Gone(BigDecimal.ZERO, BigDecimal.ZERO)), invoice.currency())).toList();
    }

    private static Left left(InvoiceLine line, Gone gone, String currency) {
        var hours = line.hours() == null ? null : line.hours().subtract(gone.hours());
        boolean byHour = line.kind() == InvoiceLine.Kind.TIME && line.rate() != null;
        return new Left(line.position(), byHour, hours == null || hours.signum() == 0 ? null : hours, line.rate(), line.amountIn(currency).minus(Money.rounded(gone.amount(), currency)));
    }

    Map<Rate, Rest> taxes(long invoiceId, InvoiceContent said) {
        var rests = new HashMap<Rate, Rest>();
        said.taxes().forEach(v -> rests.put(Rate.of(v.category(), v.percent()), new Rest(Money.of(v.base(), said.currency()), Money.of(v.amount(), said.currency()))));
        jdbc.sql("""
                select c.category, c.percent, sum(c.base), sum(c.vat) from app.credit_note_vat c join app.credit_note n on n.id = c.credit_note_id
                where n.invoice_id = ? group by c.category, c.percent""").param(invoiceId).query(row -> {
            rests.computeIfPresent(new Rate(row.getString(1), row.getBigDecimal(2).setScale(2)), (rate, rest) -> {
                try {
                    return new Rest(rest.base().minus(Money.rounded(row.getBigDecimal(3), said.currency())), rest.vat().minus(Money.rounded(row.getBigDecimal(4), said.currency())));
                } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
        });
        return rests;
    }

    void write(long creditNote, long invoiceId, List<Taken> taken, PartialCredit part) {
        for (var line : taken) {
            jdbc.sql("insert into app.credit_note_line (credit_note_id, invoice_id, line, hours, amount, frees) values (?, ?, ?, ?, ?, ?)")
                    .params(creditNote, invoiceId, line.position(), line.hours(), line.amount().amount(), line.frees()).update();
        }
        for (var vat : part.taxes()) {
            jdbc.sql("insert into app.credit_note_vat (credit_note_id, category, percent, base, vat) values (?, ?, ?, ?, ?)")
                    .params(creditNote, vat.category(), new BigDecimal(vat.percent()), new BigDecimal(vat.base()), new BigDecimal(vat.amount())).update();
        }
    }
}
