package io.throughline.portal;

import io.throughline.billing.InvoiceContent;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.util.List;

/** What the invoice says, as on its paper, in amounts that a page can format. */
record InvoiceSheet(InvoiceContent paper, List<Line> lines, Money net, List<Vat> taxes, Money gross) {

    /** {@code hours} and {@code rate} are null except where hours are billed. */
    record Line(String description, BigDecimal hours, Money rate, Money amount) {}

    /** {@code percent} is null where no VAT is due; {@code reason} then says why, unless the page has words for the category. */
    record Vat(String category, BigDecimal percent, Money amount, String reason) {}

    static InvoiceSheet of(InvoiceContent paper) {
        var currency = paper.currency();
        var lines = paper.lines().stream().map(l -> new Line(l.description(), l.quantity() == null ? null : new BigDecimal(l.quantity()),
                l.rate() == null ? null : Money.of(l.rate(), currency), Money.of(l.amount(), currency))).toList();
        return new InvoiceSheet(paper, lines, Money.of(paper.net(), currency), taxes(paper), Money.of(paper.gross(), currency));
    }

    private static List<Vat> taxes(InvoiceContent paper) {
        return paper.taxes().stream().map(v -> "S".equals(v.category()) ? new Vat("S", new BigDecimal(v.percent()), Money.of(v.amount(), paper.currency()), null)
                : new Vat(v.category(), null, Money.of(v.amount(), paper.currency()), v.reason())).toList();
    }

    public boolean hasHours() {
        return lines.stream().anyMatch(l -> l.hours() != null);
    }
}
