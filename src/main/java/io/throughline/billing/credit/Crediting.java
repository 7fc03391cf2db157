package io.throughline.billing.credit;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.billing.CreditNoteIssued;
import io.throughline.billing.CreditNoteSummary;
import io.throughline.billing.CreditWish;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.drafting.BillingRunRows;
import io.throughline.billing.drafting.Portions;
import io.throughline.billing.issue.Invoice;
import io.throughline.billing.issue.InvoiceRepository;
import io.throughline.billing.issue.NumberSeries;
import io.throughline.billing.paper.Documents;
import io.throughline.billing.paper.EInvoices;
import io.throughline.billing.paper.InvoiceDocument;
import io.throughline.billing.paper.InvoiceWriter;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes an issued invoice back, in full or in parts, never beyond itself; what is covered can be billed again. Its caller has the transaction. */
@Component
public class Crediting {
    private static final String SELECT = """
            select c.id, c.number, i.number as invoice_number, c.invoice_id, c.issue_date, c.currency, c.net, c.vat, c.gross, c.reason, c.issued_by, c.content
            from app.credit_note c join app.invoice i on i.id = c.invoice_id""";

    private final InvoiceRepository invoices;
    private final InvoiceDocument document;
    private final Documents documents;
    private final EInvoices electronic;
    private final NumberSeries numbers;
    private final Portions portions;
    private final CreditedPortions credited;
    private final CreditLeft left;
    private final BillingRunRows runs;
    private final FirmClock clock;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Crediting(InvoiceRepository invoices, InvoiceDocument document, Documents documents, EInvoices electronic, NumberSeries numbers, Portions portions, CreditedPortions credited, CreditLeft left, BillingRunRows runs,
              FirmClock clock, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.invoices = invoices;
        this.document = document;
        this.documents = documents;
        this.electronic = electronic;
        this.numbers = numbers;
        this.portions = portions;
        this.credited = credited;
        this.left = left;
        this.runs = runs;
        this.clock = clock;
        this.jdbc = jdbc;
        this.events = events;
    }

    public record Note(long id, String number, String invoiceNumber, long invoiceId, LocalDate issueDate, String currency, java.math.BigDecimal net,
                java.math.BigDecimal vat, java.math.BigDecimal gross, String reason, String issuedBy, String content) {

        public CreditNoteSummary summary() {
            return new CreditNoteSummary(id, number, invoiceNumber, issueDate, Money.rounded(net, currency), Money.rounded(vat, currency),
                    Money.rounded(gross, currency), reason, issuedBy);
        }
    }

    /** All that is left where the wish names nothing. An invoice of which nothing is left is CREDITED and everything it held is free. */
    public CreditNoteSummary credit(Invoice invoice, CreditWish wish) {
        if (wish.reason() == null || wish.reason().isBlank()) throw new InvalidInput("reason", "Say why the invoice is taken back: it is printed on the credit note.");
        if (!invoice.isIssued()) throw new Refused("Draft %d is not issued: there is nothing to credit.".formatted(invoice.id()));
        var earlier = all(invoice.id());
        var open = left.of(invoice);
        if (open.stream().allMatch(l -> l.amount().isZero())) {
            throw new Refused("Invoice %s was credited by %s already.".formatted(invoice.number(), earlier.stream().map(Note::number).collect(Collectors.joining(", "))));
        }
        runs.lock(invoice.projectCode());
        var taken = CreditReckoning.of(wish, open);
        boolean last = CreditReckoning.nothingLeft(open, taken);
        var today = clock.today();
        var reason = wish.reason().strip();
        var said = electronic.asDelivered(invoice.id(), InvoiceContent.read(invoice.content()));
        var part = PartialCredit.of(said, taken, left.taxes(invoice.id(), said));
        if (!part.net().isPositive()) throw new Refused("That comes to %s: only what is above zero can be credited.".formatted(part.net()));
        boolean whole = last && earlier.isEmpty();
        UnaryOperator<String> paper = number -> (whole ? InvoiceWriter.creditNote(said, number, today, reason) : InvoiceWriter.creditNote(said, part, number, today, reason)).canonical();
        mustBeValid(InvoiceContent.read(paper.apply(NumberSeries.standIn(NumberSeries.CREDIT_NOTE, today, 0))));
        var number = numbers.next(NumberSeries.CREDIT_NOTE, today);
        var content = paper.apply(number);
        long id = jdbc.sql("""
                insert into app.credit_note (invoice_id, number, issue_date, currency, net, vat, gross, reason, issued_by, content, content_hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(invoice.id(), number, today, invoice.currency(), part.net().amount(), part.vat().amount(), part.gross().amount(), reason,
                        Actor.current(), content, InvoiceContent.sha256(content)).query(Long.class).single();
        left.write(id, invoice.id(), taken, part);
        if (last) invoices.saveAndFlush(invoice.creditedBy(id));
        boolean freed = credited.release(invoice.id(), id, taken);
        if (last) portions.release(invoice.id(), "credit-note:" + id);
        mustNotWait(invoice.id(), id, wish);
        if (last || freed) runs.reopen(invoice.id(), invoice.projectCode());
        events.publishEvent(new CreditNoteIssued(id, number, invoice.id(), invoice.number(), invoice.projectCodes(), today, part.net(), part.vat(), part.gross(), reason,
                InvoiceContent.sha256(content)));
        return byNumber(number).summary();
    }

    /** Hours whose correction waits for its decision are credited by that, or they would be billed anew as they were wrong. */
    private void mustNotWait(long invoiceId, long creditNote, CreditWish wish) {
        jdbc.sql("""
                select c.entry_id from app.time_correction c
                join app.billed_portion p on p.invoice_id = c.invoice_id and p.line = c.line and p.item_kind = 'TIME' and p.item_id = c.entry_id and p.released_by = ?
                where c.invoice_id = ? and c.state = 'PROPOSED' order by 1""").params("credit-note:" + creditNote, invoiceId).query(Long.class).list().stream()
                .filter(entry -> !wish.names(entry)).findFirst().ifPresent(entry -> {
                    throw new Refused("Time entry %d of it is being corrected: accept or decline that credit first.".formatted(entry));
                });
    }

    public List<CreditableLine> creditable(Invoice invoice) {
        return left.of(invoice).stream().filter(l -> !l.amount().isZero()).map(l -> new CreditableLine(l.position(),
                invoice.lines().stream().filter(i -> i.position() == l.position()).findFirst().orElseThrow().description(), l.byHour() ? l.hours() : null, l.amount())).toList();
    }

    /** For a client that takes e-invoices: looked at with a number that stands in for its own. */
    private void mustBeValid(InvoiceContent note) {
        var problems = EInvoices.takenBy(note).map(syntax -> electronic.problems(note, syntax)).orElse(List.of());
        if (!problems.isEmpty()) throw new Refused("The credit note would be no valid e-invoice: " + String.join(" ", problems));
    }

    /** The latest of the invoice. */
    public Optional<Note> find(long invoiceId) {
        return all(invoiceId).stream().reduce((earlier, later) -> later);
    }

    public List<Note> all(long invoiceId) {
        return jdbc.sql(SELECT + " where c.invoice_id = ? order by c.id").param(invoiceId).query(Note.class).list();
    }

    public Note byNumber(String number) {
        return jdbc.sql(SELECT + " where c.number = ?").param(number).query(Note.class).optional().orElseThrow(() -> new Unknown("credit note", number));
    }

    /** Printed when it is first asked for, from what was written down at its issue. */
    public byte[] pdf(Note note) {
        return documents.find(note.invoiceId(), InvoiceContent.CREDIT_NOTE, note.number()).orElseGet(() -> {
            var content = InvoiceContent.read(note.content());
            var pdf = electronic.paper(note.invoiceId(), content, document.pdf(content, null));
            documents.keep(note.invoiceId(), InvoiceContent.CREDIT_NOTE, note.number(), pdf, clock.instant());
            return documents.find(note.invoiceId(), InvoiceContent.CREDIT_NOTE, note.number()).orElse(pdf);
        });
    }
}
