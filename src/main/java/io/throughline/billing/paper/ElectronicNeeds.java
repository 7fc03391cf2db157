package io.throughline.billing.paper;

import io.throughline.billing.InvoiceContent;
import io.throughline.billing.einvoice.EInvoice;
import io.throughline.billing.einvoice.EInvoice.Vat;
import io.throughline.billing.einvoice.Syntax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody forgot to tell, named by the field to fill and the rule that asks for it: said before the published rules are asked, which name elements of XML. */
final class ElectronicNeeds {
    private final List<String> missing = new ArrayList<>();
    private final EInvoice invoice;
    private final InvoiceContent content;

    private ElectronicNeeds(EInvoice invoice, InvoiceContent content) {
        this.invoice = invoice;
        this.content = content;
    }

    static List<String> missing(EInvoice invoice, InvoiceContent content, Syntax syntax) {
        var needs = new ElectronicNeeds(invoice, content);
        needs.tax();
        needs.decimals();
        if (syntax == Syntax.XRECHNUNG) needs.xRechnung();
        if (syntax == Syntax.PEPPOL) needs.peppol();
        return needs.missing;
    }

    private void tax() {
        Set<String> categories = invoice.vat().stream().map(Vat::category).collect(Collectors.toSet());
        boolean known = !invoice.seller().vatId().isEmpty() || !invoice.seller().taxNumber().isEmpty();
        for (var category : categories) {
            if (category.equals("O")) {
                if (invoice.seller().id().isEmpty() && invoice.seller().registration().isEmpty()) firm("eInvoice.registration or taxNumber", "an invoice outside the scope of VAT names the seller by one of them", "BR-CO-26");
            } else if (Set.of("AE", "K", "G").contains(category) ? invoice.seller().vatId().isEmpty() : !known) {
                firm("vatId", "category %s asks for it".formatted(category), "BR-%s-02".formatted(category.equals("K") ? "IC" : category));
            }
            if (Set.of("AE", "K").contains(category) && invoice.buyer().vatId().isEmpty()) {
                client("vatId", category.equals("AE") ? "reverse charge names the recipient by it" : "an intra-community supply names the recipient by it", category.equals("K") ? "BR-IC-02" : "BR-AE-02");
            }
        }
        if (categories.contains("O") && categories.size() > 1) missing.add("Lines outside the scope of VAT stand beside others: bill them apart (BR-O-11).");
    }

    private void decimals() {
        invoice.lines().stream().map(EInvoice.Line::amount).filter(a -> finer(a)).findFirst()
                .ifPresent(a -> missing.add("%s %s has three decimals: an e-invoice takes two at most (BR-DEC-23). Send client %s the paper alone.".formatted(a, invoice.currency(), content.client().code())));
        if (missing.isEmpty() && (finer(invoice.tax()) || finer(invoice.gross()))) {
            missing.add("The VAT of %s %s has three decimals: an e-invoice takes two at most (BR-DEC-13). Send client %s the paper alone.".formatted(invoice.tax(), invoice.currency(), content.client().code()));
        }
    }

    private static boolean finer(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() > 2;
    }

    private void xRechnung() {
        german("XRechnung", "BR-DE-%d");
        if (!invoice.creditNote() && invoice.payment().iban().isEmpty()) firm("iban", "XRechnung asks where to pay to", "BR-DE-23");
        if (invoice.seller().address().isEmpty()) firm("email or eInvoice.addressId", "XRechnung names the sender by an electronic address", "PEPPOL-EN16931-R020");
        if (invoice.buyer().address().isEmpty()) client("email or eInvoice.addressId", "XRechnung names the recipient by an electronic address", "PEPPOL-EN16931-R010");
    }

    /** The same rules under two sets of names: XRechnung's, and Peppol's between two Germans. */
    private void german(String who, String rule) {
        if (invoice.seller().contact().name().isEmpty()) firm("eInvoice.contactName", who + " asks whom the buyer may call", rule.formatted(5));
        if (invoice.seller().contact().phone().isEmpty()) firm("eInvoice.contactPhone", who + " asks whom the buyer may call", rule.formatted(6));
        if (invoice.seller().contact().email().isEmpty()) firm("email", who + " asks where the buyer may write to", rule.formatted(7));
        if (invoice.seller().city().isEmpty()) firm("city", who + " asks for it", rule.formatted(3));
        if (invoice.seller().postcode().isEmpty()) firm("postcode", who + " asks for it", rule.formatted(4));
        if (invoice.buyer().city().isEmpty()) client("eInvoice.city", who + " asks for it, and the address does not tell it", rule.formatted(8));
        if (invoice.buyer().postcode().isEmpty()) client("eInvoice.postcode", who + " asks for it, and the address does not tell it", rule.formatted(9));
        if (invoice.buyerReference().isEmpty()) client("eInvoice.buyerReference", who + " asks for it: the Leitweg-ID of an authority", rule.formatted(15));
    }

    private void peppol() {
        if (invoice.seller().country().equals("DE") && invoice.buyer().country().equals("DE")) german("Peppol (DE)", "DE-R-%03d");
        if (content.electronic() == null || content.electronic().seller().address().isEmpty()) firm("eInvoice.addressId", "Peppol names the sender by an electronic address", "PEPPOL-EN16931-R020");
        if (content.electronic() == null || content.electronic().clientAddress().isEmpty()) client("eInvoice.addressId", "Peppol delivers to an electronic address", "PEPPOL-EN16931-R010");
        if (invoice.buyerReference().isEmpty() && invoice.orderNumber().isEmpty()) client("eInvoice.buyerReference or eInvoice.orderNumber", "Peppol asks for one of them", "PEPPOL-EN16931-R003");
    }

    private void firm(String field, String why, String rule) {
        missing.add("The firm's %s is missing: %s (%s).".formatted(field, why, rule));
    }

    private void client(String field, String why, String rule) {
        missing.add("Client %s: %s is missing: %s (%s).".formatted(content.client().code(), field, why, rule));
    }
}
