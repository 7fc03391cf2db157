package io.throughline.portal;

import io.throughline.billing.InvoiceContent;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.util.List;

/** What the invoice says, as on its paper, in amounts that a page can format. */
record InvoiceSheet(InvoiceContent paper, List<Line> lines, Money net, Money vat, Money gross) {

    /** {@code hours} and {@code rate} are null except where hours are billed. */
    record Line(String description, BigDecimal hours, Money rate, Money amount) {}

    static InvoiceSheet of(InvoiceContent paper) {
        var currency = paper.currency();
        var lines = paper.lines().stream().map(l -> new Line(l.description(), l.quantity() == null ? null : new BigDecimal(l.quantity()),
                l.rate() == null ? null : Money.of(l.rate(), currency), Money.of(l.amount(), currency))).toList();
        return new InvoiceSheet(paper, lines, Money.of(paper.net(), currency), Money.of(paper.vat(), currency), Money.of(paper.gross(), currency));
    }

    public boolean hasHours() {
        return lines.stream().anyMatch(l -> l.hours() != null);
    }
}
