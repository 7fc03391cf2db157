package io.throughline.billing.paper;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.einvoice.Rules;
import io.throughline.billing.einvoice.Rules.Finding;
import io.throughline.billing.einvoice.Syntax;
import io.throughline.firm.FirmClock;
import io.throughline.print.HybridPdf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** E-invoices of what is issued, for the clients that take them: checked before and after, written from the same content as the paper. */
@Component
public class EInvoices {
    private final Rules rules;
    private final HybridPdf hybrid;
    private final Documents documents;
    private final FirmClock clock;

    EInvoices(Rules rules, HybridPdf hybrid, Documents documents, FirmClock clock) {
        this.rules = rules;
        this.hybrid = hybrid;
        this.documents = documents;
        this.clock = clock;
    }

    /** How this client takes it; empty: on paper only. */
    public static Optional<Syntax> takenBy(InvoiceContent content) {
        if (content.electronic() == null) return Optional.empty();
        return switch (content.electronic().format()) {
            case "FACTUR_X" -> Optional.of(Syntax.CII);
            case "XRECHNUNG" -> Optional.of(Syntax.XRECHNUNG);
            case "PEPPOL" -> Optional.of(Syntax.PEPPOL);
            default -> Optional.empty();
        };
    }

    /** What keeps it from being valid, as sentences with field and rule; empty where all is well. */
    public List<String> problems(InvoiceContent content, Syntax syntax) {
        var invoice = ElectronicCopy.of(content);
        var problems = new ArrayList<>(ElectronicNeeds.missing(invoice, content, syntax));
        problems.addAll(invoice.misreckoned());
        if (problems.isEmpty()) rules.errors(syntax.write(invoice), syntax, invoice.creditNote()).stream().map(f -> sentence(f, syntax)).forEach(problems::add);
        return problems;
    }

    /** Of what is issued: written and checked when it is first asked for, and kept byte for byte. Refuses what is not valid: nothing is kept then. */
    public byte[] xml(long invoiceId, InvoiceContent content, Syntax syntax) {
        var kind = content.kind() + "_" + syntax;
        var about = about(content);
        return documents.find(invoiceId, kind, about).orElseGet(() -> {
            var problems = problems(content, syntax);
            if (!problems.isEmpty()) throw new Refused("%s cannot be written as an e-invoice: %s".formatted(content.number(), String.join(" ", problems)));
            documents.keep(invoiceId, kind, about, syntax.write(ElectronicCopy.of(content)), clock.instant());
            return documents.find(invoiceId, kind, about).orElseThrow();
        });
    }

    /** Each credit note of an invoice has papers of its own. */
    static String about(InvoiceContent content) {
        return content.kind().equals(InvoiceContent.CREDIT_NOTE) ? content.number() : "";
    }

    /** The paper as this client takes it: with the XML inside for Factur-X, otherwise as it is. */
    public byte[] paper(long invoiceId, InvoiceContent content, byte[] pdf) {
        return takenBy(content).filter(s -> s == Syntax.CII).map(s -> hybrid.of(pdf, xml(invoiceId, content, s), content.seller().name())).orElse(pdf);
    }

    /** What was issued but never became a valid e-invoice is taken back on paper alone. */
    public InvoiceContent asDelivered(long invoiceId, InvoiceContent content) {
        var taken = takenBy(content);
        return taken.isEmpty() || documents.find(invoiceId, content.kind() + "_" + taken.get(), about(content)).isPresent() ? content : content.onPaper();
    }

    /** {@code format}: cii, ubl, xrechnung, peppol; null: as the client takes it. */
    public static Syntax asked(String format, InvoiceContent content) {
        var taken = takenBy(content);
        if (format == null || format.isBlank()) return taken.orElse(Syntax.CII);
        return switch (format.toLowerCase(java.util.Locale.ROOT)) {
            case "cii", "factur-x", "zugferd" -> Syntax.CII;
            case "ubl" -> taken.filter(s -> s == Syntax.PEPPOL).orElse(Syntax.UBL);
            case "xrechnung" -> Syntax.XRECHNUNG;
            case "peppol" -> Syntax.PEPPOL;
            default -> throw new InvalidInput("format", "is one of cii, ubl, xrechnung, peppol");
        };
    }

    private static String sentence(Finding finding, Syntax syntax) {
        var text = finding.text().replaceFirst("^\\[[^]]*]\\s*-?\\s*", "").strip();
        var element = finding.where().replaceAll("\\[1]", "").replaceAll("^.*/", "");
        return "%s: %s%s%s".formatted(syntax == Syntax.CII ? "Factur-X" : syntax == Syntax.UBL ? "EN 16931" : syntax == Syntax.PEPPOL ? "Peppol" : "XRechnung", text,
                element.isEmpty() ? "" : ", at " + element, finding.rule().isEmpty() ? "" : " (" + finding.rule() + ")");
    }
}
