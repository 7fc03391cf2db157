package io.throughline.billing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The printed papers with their SHA-256, beside the invoices; the first one of a kind stays. */
@Component
class Documents {
    private final JdbcClient jdbc;

    Documents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code about}: the credit note's number; empty for the invoice itself. */
    void keep(long invoiceId, String kind, String about, byte[] pdf, Instant at) {
        jdbc.sql("insert into app.invoice_document (invoice_id, kind, about, sha256, content, made_at) values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(invoiceId, kind, about, InvoiceContent.sha256(pdf), pdf, Timestamp.from(at)).update();
    }

    Optional<byte[]> find(long invoiceId, String kind, String about) {
        return jdbc.sql("select content from app.invoice_document where invoice_id = ? and kind = ? and about = ?").params(invoiceId, kind, about).query(byte[].class).optional();
    }
}
