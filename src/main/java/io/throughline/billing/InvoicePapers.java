package io.throughline.billing;

import io.throughline.api.Unknown;
import io.throughline.billing.credit.Crediting;
import io.throughline.billing.einvoice.Syntax;
import io.throughline.billing.issue.Invoice;
import io.throughline.billing.issue.InvoiceRepository;
import io.throughline.billing.issue.Issuing;
import io.throughline.billing.paper.EInvoices;
import io.throughline.billing.paper.InvoiceWriter;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is printed and sent of invoices and credit notes: contents, PDF, XML. */
@Service
@Transactional
public class InvoicePapers {
    private final InvoiceRepository invoices;
    private final InvoiceWriter writer;
    private final Issuing issuing;
    private final Crediting crediting;
    private final EInvoices electronic;

    InvoicePapers(InvoiceRepository invoices, InvoiceWriter writer, Issuing issuing, Crediting crediting, EInvoices electronic) {
        this.invoices = invoices;
        this.writer = writer;
        this.issuing = issuing;
        this.crediting = crediting;
        this.electronic = electronic;
    }

    /** What the invoice says: as issued, or as it would be now while it is a draft. */
    @Transactional(readOnly = true)
    public InvoiceContent paper(long draftId) {
        var invoice = invoice(draftId);
        return invoice.isIssued() ? InvoiceContent.read(invoice.content()) : writer.invoice(invoice, null, null, null);
    }

    /** Prints the issued invoice and keeps the PDF, unless papers are printed on demand only; repeating it changes nothing. */
    public void print(long draftId) {
        issuing.print(invoice(draftId));
    }

    /** The invoice is with the post office, or goes by post where {@code to} is empty; publishes InvoiceMailed once. */
    public void mailed(long draftId, String to) {
        issuing.mailed(invoice(draftId), to);
    }

    /** The PDF of an issued invoice: printed once, then kept. */
    public byte[] pdf(long draftId) {
        return issuing.printed(invoice(draftId));
    }

    /** A draft's PDF, marked as such; nothing is kept. */
    @Transactional(readOnly = true)
    public byte[] preview(long draftId) {
        return issuing.preview(invoice(draftId));
    }

    /** Of an issued invoice. {@code format}: cii, ubl, xrechnung, peppol; null: as the client takes it. The first one of a kind is kept byte for byte. */
    public byte[] xml(String number, String format) {
        var invoice = numbered(number);
        var content = InvoiceContent.read(invoice.content());
        return electronic.xml(invoice.id(), content, EInvoices.asked(format, content));
    }

    public byte[] creditNotePdf(String creditNoteNumber) {
        return crediting.pdf(crediting.byNumber(creditNoteNumber));
    }

    public byte[] creditNoteXml(String creditNoteNumber, String format) {
        var note = crediting.byNumber(creditNoteNumber);
        var content = InvoiceContent.read(note.content());
        return electronic.xml(note.invoiceId(), content, EInvoices.asked(format, content));
    }

    /** What is sent beside the PDF; empty where the XML is inside, or none is taken. */
    public Optional<byte[]> xmlBeside(long draftId) {
        var content = InvoiceContent.read(invoice(draftId).content());
        return EInvoices.takenBy(content).filter(s -> s != Syntax.CII).map(s -> electronic.xml(draftId, content, s));
    }

    public Optional<byte[]> creditNoteXmlBeside(String creditNoteNumber) {
        var note = crediting.byNumber(creditNoteNumber);
        var content = InvoiceContent.read(note.content());
        return EInvoices.takenBy(content).filter(s -> s != Syntax.CII).map(s -> electronic.xml(note.invoiceId(), content, s));
    }

    private Invoice invoice(long draftId) {
        return invoices.findById(draftId).orElseThrow(() -> new Unknown("invoice draft", draftId));
    }

    private Invoice numbered(String number) {
        return invoices.findByNumber(number).orElseThrow(() -> new Unknown("invoice", number));
    }
}
