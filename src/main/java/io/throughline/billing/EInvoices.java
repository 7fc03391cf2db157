package io.throughline.billing;

import io.throughline.billing.einvoice.Rules;
import io.throughline.billing.einvoice.Rules.Finding;
import io.throughline.billing.einvoice.Syntax;
import io.throughline.print.HybridPdf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** E-invoices of what is issued, for the clients that take them: checked before and after, written from the same content as the paper. */
@Component
class EInvoices {
    private final Rules rules;
    private final HybridPdf hybrid;

    EInvoices(Rules rules, HybridPdf hybrid) {
        this.rules = rules;
        this.hybrid = hybrid;
    }

    /** How this client takes it; empty: on paper only. */
    static Optional<Syntax> takenBy(InvoiceContent content) {
        if (content.electronic() == null) return Optional.empty();
        return switch (content.electronic().format()) {
            case "FACTUR_X" -> Optional.of(Syntax.CII);
            case "XRECHNUNG" -> Optional.of(Syntax.XRECHNUNG);
            case "PEPPOL" -> Optional.of(Syntax.PEPPOL);
            default -> Optional.empty();
        };
    }

    static String kind(InvoiceContent content, Syntax syntax) {
        return content.kind() + "_" + syntax;
    }

    /** What keeps it from being valid, as sentences with field and rule; empty where all is well. */
    List<String> problems(InvoiceContent content, Syntax syntax) {
        var invoice = ElectronicCopy.of(content);
        var problems = new ArrayList<>(ElectronicNeeds.missing(invoice, content, syntax));
        problems.addAll(invoice.misreckoned());
        if (problems.isEmpty()) rules.errors(syntax.write(invoice), syntax, invoice.creditNote()).stream().map(f -> sentence(f, syntax)).forEach(problems::add);
        return problems;
    }

    byte[] write(InvoiceContent content, Syntax syntax) {
        return syntax.write(ElectronicCopy.of(content));
    }

    /** The PDF with the XML inside, where that is how the client takes it. */
    byte[] into(byte[] pdf, byte[] xml, InvoiceContent content) {
        return hybrid.of(pdf, xml, content.seller().name());
    }

    private static String sentence(Finding finding, Syntax syntax) {
        var text = finding.text().replaceFirst("^\\[[^]]*]\\s*-?\\s*", "").strip();
        var element = finding.where().replaceAll("\\[1]", "").replaceAll("^.*/", "");
        return "%s: %s%s%s".formatted(syntax == Syntax.CII ? "Factur-X" : syntax == Syntax.UBL ? "EN 16931" : syntax == Syntax.PEPPOL ? "Peppol" : "XRechnung", text,
                element.isEmpty() ? "" : ", at " + element, finding.rule().isEmpty() ? "" : " (" + finding.rule() + ")");
    }
}
