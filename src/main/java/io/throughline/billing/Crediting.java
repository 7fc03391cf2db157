package io.throughline.billing;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes an issued invoice back in full, once; what it covered can be billed again. Its caller has the transaction. */
@Component
class Crediting {
    private static final String SELECT = """
            select c.id, c.number, i.number as invoice_number, c.invoice_id, c.issue_date, c.currency, c.net, c.vat, c.gross, c.reason, c.issued_by, c.content
            from app.credit_note c join app.invoice i on i.id = c.invoice_id""";

    private final InvoiceRepository invoices;
    private final InvoiceDocument document;
    private final Documents documents;
    private final EInvoices electronic;
    private final NumberSeries numbers;
    private final Portions portions;
    private final BillingRuns runs;
    private final FirmClock clock;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Crediting(InvoiceRepository invoices, InvoiceDocument document, Documents documents, EInvoices electronic, NumberSeries numbers, Portions portions, BillingRuns runs,
              FirmClock clock, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.document = document;
        this.documents = documents;
        this.electronic = electronic;
        this.numbers = numbers;
        this.portions = portions;
        this.runs = runs;
        this.clock = clock;
        this.jdbc = jdbc;
        this.events = events;
    }

    record Note(long id, String number, String invoiceNumber, long invoiceId, LocalDate issueDate, String currency, java.math.BigDecimal net,
                java.math.BigDecimal vat, java.math.BigDecimal gross, String reason, String issuedBy, String content) {

        CreditNoteSummary summary() {
            return new CreditNoteSummary(id, number, invoiceNumber, issueDate, Money.rounded(net, currency), Money.rounded(vat, currency),
                    Money.rounded(gross, currency), reason, issuedBy);
        }
    }

    CreditNoteSummary credit(Invoice invoice, String reason) {
        if (reason == null || reason.isBlank()) throw new InvalidInput("reason", "Say why the invoice is taken back: it is printed on the credit note.");
        if (!invoice.isIssued()) throw new Refused("Draft %d is not issued: there is nothing to credit.".formatted(invoice.id()));
        find(invoice.id()).ifPresent(n -> {
            throw new Refused("Invoice %s was credited by %s already.".formatted(invoice.number(), n.number()));
        });
        runs.lock(invoice.projectCode());
        var today = clock.today();
        var said = electronic.asDelivered(invoice.id(), InvoiceContent.read(invoice.content()));
        mustBeValid(InvoiceWriter.creditNote(said, NumberSeries.standIn(NumberSeries.CREDIT_NOTE, today, 0), today, reason.strip()));
        var number = numbers.next(NumberSeries.CREDIT_NOTE, today);
        var content = InvoiceWriter.creditNote(said, number, today, reason.strip()).canonical();
        long id = jdbc.sql("""
                insert into app.credit_note (invoice_id, number, issue_date, currency, net, vat, gross, reason, issued_by, content, content_hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(invoice.id(), number, today, invoice.currency(), invoice.net().amount(), invoice.vat().amount(), invoice.gross().amount(), reason.strip(),
                        Actor.current(), content, InvoiceContent.sha256(content)).query(Long.class).single();
        invoices.saveAndFlush(invoice.creditedBy(id));
        portions.release(invoice.id(), "credit-note:" + id);
        runs.lastRun(invoice.projectCode(), null);
        events.publishEvent(new CreditNoteIssued(id, number, invoice.id(), invoice.number(), List.of(invoice.projectCode()), today, invoice.net(), invoice.vat(),
                invoice.gross(), reason.strip()));
        return find(invoice.id()).orElseThrow().summary();
    }

    /** For a client that takes e-invoices: looked at with a number that stands in for its own. */
    private void mustBeValid(InvoiceContent note) {
        var problems = EInvoices.takenBy(note).map(syntax -> electronic.problems(note, syntax)).orElse(List.of());
        if (!problems.isEmpty()) throw new Refused("The credit note would be no valid e-invoice: " + String.join(" ", problems));
    }

    Optional<Note> find(long invoiceId) {
        return jdbc.sql(SELECT + " where c.invoice_id = ?").param(invoiceId).query(Note.class).optional();
    }

    Note byNumber(String number) {
        return jdbc.sql(SELECT + " where c.number = ?").param(number).query(Note.class).optional().orElseThrow(() -> new Unknown("credit note", number));
    }

    /** Printed when it is first asked for, from what was written down at its issue. */
    byte[] pdf(Note note) {
        return documents.find(note.invoiceId(), InvoiceContent.CREDIT_NOTE).orElseGet(() -> {
            var content = InvoiceContent.read(note.content());
            var pdf = electronic.paper(note.invoiceId(), content, document.pdf(content, null));
            documents.keep(note.invoiceId(), InvoiceContent.CREDIT_NOTE, pdf, clock.instant());
            return documents.find(note.invoiceId(), InvoiceContent.CREDIT_NOTE).orElse(pdf);
        });
    }
}
