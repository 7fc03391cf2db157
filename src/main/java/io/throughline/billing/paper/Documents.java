package io.throughline.billing.paper;

import io.throughline.billing.InvoiceContent;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The printed papers with their SHA-256, beside the invoices; the first one of a kind stays. */
@Component
public class Documents {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Documents(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** {@code about}: the credit note's number; empty for the invoice itself. */
    public void keep(long invoiceId, String kind, String about, byte[] pdf, Instant at) {
        var sha256 = InvoiceContent.sha256(pdf);
        int kept = jdbc.sql("insert into app.invoice_document (invoice_id, kind, about, sha256, content, made_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(invoiceId, kind, about, sha256, pdf, Timestamp.from(at)).update();
        if (kept == 1) events.publishEvent(new PaperKept(invoiceId, kind, about, sha256));
    }

    public Optional<byte[]> find(long invoiceId, String kind, String about) {
        return jdbc.sql("select content from app.invoice_document where invoice_id = ? and kind = ? and about = ?").params(invoiceId, kind, about).query(byte[].class).optional();
    }
}
