package io.throughline.billing.paper;

import io.throughline.billing.InvoiceContent.Line;
import io.throughline.billing.InvoiceContent.Party;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.credit.PartialCredit;
import io.throughline.billing.issue.Invoice;
import io.throughline.billing.issue.InvoiceLine;
import io.throughline.billing.tax.Taxes;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmProfile;
import io.throughline.firm.SellerDetails;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes down what an invoice says, from the master data of the moment. */
@Component
public class InvoiceWriter {
    private final Firm firm;
    private final Clients clients;
    private final Projects projects;
    private final InvoiceEntries entries;

    InvoiceWriter(Firm firm, Clients clients, Projects projects, InvoiceEntries entries) {
        this.firm = firm;
        this.clients = clients;
        this.projects = projects;
        this.entries = entries;
    }

    /** {@code number} is null for a preview. */
    public InvoiceContent invoice(Invoice invoice, String number, LocalDate issueDate, LocalDate dueDate) {
        var seller = firm.profile();
        var client = clients.get(invoice.clientCode());
        var project = projects.get(invoice.projectCode());
        var tax = invoice.tax();
        var taxes = invoice.taxes();
        var words = Wording.in(client.language());
        return new InvoiceContent(InvoiceContent.INVOICE, number, issueDate, dueDate, invoice.upTo(), client.language(), seller(seller), client(client),
                seller.iban(), seller.bic(), invoice.projectCode(), project.name(), invoice.currency(),
                invoice.lines().stream().map(l -> line(l, invoice.currency(), taxes)).toList(), plain(invoice.net()),
                tax == null ? null : tax.category(), tax == null ? null : tax.percent().toPlainString(), tax == null ? null : tax.reason(),
                plain(invoice.vat()), plain(invoice.gross()), null, null,
                taxes == null ? null : taxes.on(invoice.lines(), invoice.currency()).stream().map(v -> vat(v, words)).toList(), electronic(seller, client, invoice.poNumber()),
                entries.behind(invoice.id(), invoice.clientCode(), project.managerCode()));
    }

    /** The same lines again: what the invoice said is what is taken back. */
    public static InvoiceContent creditNote(InvoiceContent invoice, String number, LocalDate issueDate, String reason) {
        return new InvoiceContent(InvoiceContent.CREDIT_NOTE, number, issueDate, null, invoice.upTo(), invoice.language(), invoice.seller(), invoice.client(),
                invoice.iban(), invoice.bic(), invoice.projectCode(), invoice.projectName(), invoice.currency(), invoice.lines(), invoice.net(),
                invoice.taxCategory(), invoice.taxPercent(), invoice.taxReason(), invoice.vat(), invoice.gross(), invoice.number(), reason,
                invoice.taxes(), invoice.electronic() == null ? null : invoice.electronic().ofCreditNote(invoice.issueDate()), invoice.detail());
    }

    /** A part of what the invoice said. */
    public static InvoiceContent creditNote(InvoiceContent invoice, PartialCredit part, String number, LocalDate issueDate, String reason) {
        var detail = invoice.detail() == null ? null : new InvoiceDetail(invoice.detail().grouping(), false, invoice.detail().from(), invoice.detail().sender(), List.of());
        return new InvoiceContent(InvoiceContent.CREDIT_NOTE, number, issueDate, null, invoice.upTo(), invoice.language(), invoice.seller(), invoice.client(),
                invoice.iban(), invoice.bic(), invoice.projectCode(), invoice.projectName(), invoice.currency(), part.lines(), plain(part.net()),
                invoice.taxCategory(), invoice.taxPercent(), invoice.taxReason(), plain(part.vat()), plain(part.gross()), invoice.number(), reason,
                part.taxes(), invoice.electronic() == null ? null : invoice.electronic().ofCreditNote(invoice.issueDate()), detail);
    }

    private static Line line(InvoiceLine line, String currency, Taxes taxes) {
        var tax = taxes == null ? null : taxes.of(line.kind());
        return new Line(line.position(), line.kind().name(), line.description(), plain(line.hours()), plain(line.rate()), plain(line.amountIn(currency)),
                tax == null ? null : tax.category(), tax == null ? null : tax.percent().toPlainString());
    }

    private static InvoiceContent.Vat vat(Taxes.Vat vat, Wording words) {
        return new InvoiceContent.Vat(vat.category(), vat.percent().toPlainString(), plain(vat.base()), plain(vat.amount()),
                words.reason(vat.category(), vat.reason()), vat.code());
    }

    private static InvoiceContent.Electronic electronic(FirmProfile firm, Client client, String poNumber) {
        var takes = client.eInvoice();
        var details = firm.eInvoice() == null ? SellerDetails.NONE : firm.eInvoice();
        var seller = new InvoiceContent.Contact(details.registration(), details.contactName(), details.contactPhone(), details.contactEmail(), details.addressScheme(), details.addressId());
        return new InvoiceContent.Electronic(takes.format().name(), takes.buyerReference(), poNumber == null ? takes.orderNumber() : poNumber, seller,
                new InvoiceContent.Place(lines(firm.street()), firm.postcode(), firm.city()), PostalAddress.of(client.address(), takes.postcode(), takes.city()),
                takes.addressScheme(), takes.addressId(), null);
    }

    private static Party seller(FirmProfile firm) {
        return new Party(null, firm.name(), lines(firm.street(), (firm.postcode() + " " + firm.city()).strip()), firm.country(), firm.vatId(), firm.taxNumber(), firm.email());
    }

    private static Party client(Client client) {
        return new Party(client.code(), client.name(), lines((client.address() == null ? "" : client.address()).split("\\R")), client.country(), client.vatId(), null, client.email());
    }

    private static List<String> lines(String... lines) {
        return Stream.of(lines).map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.setScale(Math.max(2, number.stripTrailingZeros().scale())).toPlainString();
    }

    private static String plain(Money money) {
        return money == null ? null : money.amount().toPlainString();
    }
}
