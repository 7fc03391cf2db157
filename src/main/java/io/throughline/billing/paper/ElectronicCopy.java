package io.throughline.billing.paper;

import io.throughline.billing.InvoiceContent.Contact;
import io.throughline.billing.InvoiceContent.Electronic;
import io.throughline.billing.InvoiceContent.Place;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.einvoice.EInvoice;
import io.throughline.billing.einvoice.EInvoice.Delivery;
import io.throughline.billing.einvoice.EInvoice.Line;
import io.throughline.billing.einvoice.EInvoice.Party;
import io.throughline.billing.einvoice.EInvoice.Payment;
import io.throughline.billing.einvoice.EInvoice.Preceding;
import io.throughline.billing.einvoice.EInvoice.Vat;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** What an invoice says, in the terms of EN 16931: the same content that is printed, and nothing else. */
final class ElectronicCopy {
    private static final Contact NOBODY = new Contact("", "", "", "", "", "");

    private ElectronicCopy() {}

    static EInvoice of(InvoiceContent c) {
        var e = c.electronic() != null ? c.electronic() : new Electronic("NONE", "", "", NOBODY, PostalAddress.of(String.join("\n", c.seller().address()), "", ""),
                PostalAddress.of(String.join("\n", c.client().address()), "", ""), "", "", null);
        boolean note = c.kind().equals(InvoiceContent.CREDIT_NOTE);
        var words = Wording.in(c.language());
        var lines = c.lines().stream().map(l -> line(l, c)).toList();
        var vat = c.taxes().stream().map(v -> new Vat(v.category(), new BigDecimal(v.percent()), new BigDecimal(v.base()), new BigDecimal(v.amount()),
                v.category().equals("S") || v.category().equals("Z") ? "" : v.reason(), text(v.code()))).toList();
        var invoice = new EInvoice(note, c.number(), c.issueDate(), c.dueDate(), c.currency(), e.buyerReference(), e.orderNumber(), c.projectCode(), c.projectName(),
                note ? List.of(text(c.reason())) : List.of(), note ? new Preceding(c.credits(), e.credits()) : null, seller(c, e), buyer(c, e), delivery(c, e.clientPlace()),
                payment(c, note, words), lines, List.of(), vat, null);
        if (!amounts(invoice).equals(amounts(c))) throw new IllegalStateException("%s would say %s electronically and %s on paper".formatted(c.number(), amounts(invoice), amounts(c)));
        return invoice;
    }

    private static Line line(InvoiceContent.Line l, InvoiceContent c) {
        var category = l.taxCategory() == null ? c.taxCategory() : l.taxCategory();
        var percent = new BigDecimal(l.taxPercent() == null ? c.taxPercent() : l.taxPercent());
        var amount = new BigDecimal(l.amount());
        var id = String.valueOf(l.position());
        if (l.quantity() != null && l.rate() != null) {
            var hours = new BigDecimal(l.quantity());
            var rate = new BigDecimal(l.rate());
            if (Rounding.round(hours.multiply(rate), 2).compareTo(amount) == 0) return new Line(id, l.description(), hours, "HUR", rate, amount, category, percent, List.of());
            // a currency without cents: hours x rate is not exactly the amount, as the rules want it
            return one(id, "%s (%s h x %s)".formatted(l.description(), l.quantity(), l.rate()), amount, category, percent);
        }
        return one(id, l.description(), amount, category, percent);
    }

    private static Line one(String id, String name, BigDecimal amount, String category, BigDecimal percent) {
        return new Line(id, name, amount.signum() < 0 ? BigDecimal.ONE.negate() : BigDecimal.ONE, "C62", amount.abs(), amount, category, percent, List.of());
    }

    /** Where nothing is subject to VAT, nobody may be named by a VAT id: the register entry or the tax number takes its place. */
    private static Party seller(InvoiceContent c, Electronic e) {
        var vatId = outside(c) ? "" : text(c.seller().vatId());
        var registration = text(e.seller().registration());
        var id = vatId.isEmpty() && registration.isEmpty() ? text(c.seller().taxNumber()) : "";
        var paper = c.detail() == null || c.detail().sender() == null ? new InvoiceDetail.Sender("", "", "", "", "", "") : c.detail().sender();
        var contact = new EInvoice.Contact(or(e.seller().name(), paper.contact()), or(e.seller().phone(), paper.phone()), or(e.seller().email(), c.seller().email()));
        boolean told = !text(e.seller().address()).isEmpty();
        return new Party(id, c.seller().name(), registration, vatId, text(c.seller().taxNumber()), e.sellerPlace().streets(), e.sellerPlace().postcode(), e.sellerPlace().city(),
                c.seller().country(), contact, told ? e.seller().scheme() : "EM", told ? e.seller().address() : text(c.seller().email()));
    }

    private static Party buyer(InvoiceContent c, Electronic e) {
        boolean told = !text(e.clientAddress()).isEmpty();
        return new Party(text(c.client().code()), c.client().name(), "", outside(c) ? "" : text(c.client().vatId()), "", e.clientPlace().streets(), e.clientPlace().postcode(),
                e.clientPlace().city(), c.client().country(), null, told ? e.clientScheme() : "EM", told ? e.clientAddress() : text(c.client().email()));
    }

    private static Delivery delivery(InvoiceContent c, Place client) {
        boolean leaves = c.taxes().stream().anyMatch(v -> v.category().equals("K") || v.category().equals("G"));
        return leaves ? new Delivery(c.upTo(), client.postcode(), client.city(), c.client().country()) : new Delivery(c.upTo(), "", "", "");
    }

    private static Payment payment(InvoiceContent c, boolean note, Wording words) {
        if (note) return new Payment("1", "", "", "", "", words.say("electronic.credit", c.credits()));
        var terms = c.dueDate() == null ? "" : words.say("electronic.terms", words.date(c.dueDate()));
        if (text(c.iban()).isEmpty()) return new Payment(null, "", "", "", text(c.number()), terms);
        return new Payment(c.currency().equals("EUR") ? "58" : "30", c.iban().replace(" ", ""), text(c.bic()), c.seller().name(), text(c.number()), terms);
    }

    private static boolean outside(InvoiceContent c) {
        return c.taxes().stream().anyMatch(v -> v.category().equals("O"));
    }

    private static List<BigDecimal> amounts(EInvoice i) {
        return List.of(plain(i.net()), plain(i.tax()), plain(i.gross()));
    }

    private static List<BigDecimal> amounts(InvoiceContent c) {
        return List.of(plain(new BigDecimal(c.net())), plain(new BigDecimal(c.vat())), plain(new BigDecimal(c.gross())));
    }

    private static BigDecimal plain(BigDecimal amount) {
        return amount.setScale(Math.max(2, amount.stripTrailingZeros().scale()));
    }

    private static String or(String told, String paper) {
        return text(told).isEmpty() ? text(paper) : told;
    }

    private static String text(String text) {
        return Objects.toString(text, "");
    }
}
