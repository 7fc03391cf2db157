package io.throughline.billing.tax;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.issue.InvoiceLine.Kind;
import io.throughline.billing.TaxPolicy.Case;
import io.throughline.billing.TaxPolicy.Tax;
import io.throughline.billing.issue.InvoiceLine;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;

/** How an invoice is taxed: its work, and its expenses where they are another kind of supply; with what was asked, for whoever looks later. */
public record Taxes(Decided work, Decided expenses) {

    public record Decided(Case asked, Tax tax) {}

    /** VAT of a category and rate, on the summed net of its lines. */
    public record Vat(String category, BigDecimal percent, Money base, Money amount, String reason, String code) {}

    public Tax of(Kind kind) {
        return kind.isExpense() ? expenses.tax() : work.tax();
    }

    /** Rounded half up, once a category and rate; in the order of the lines. */
    public List<Vat> on(List<InvoiceLine> lines, String currency) {
        record Group(String category, BigDecimal percent) {}
        var bases = new LinkedHashMap<Group, Money>();
        var first = new LinkedHashMap<Group, Tax>();
        for (var line : lines) {
            var tax = of(line.kind());
            var group = new Group(tax.category(), tax.percent().stripTrailingZeros());
            bases.merge(group, line.amountIn(currency), Money::plus);
            first.putIfAbsent(group, tax);
        }
        return bases.entrySet().stream().map(g -> {
            var tax = first.get(g.getKey());
            return new Vat(tax.category(), tax.percent(), g.getValue(), g.getValue().percent(tax.percent()), tax.reason(), tax.code());
        }).toList();
    }

    public String text() {
        try {
            return InvoiceContent.CANONICAL.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write down how a draft is taxed", e);
        }
    }

    public static Taxes read(String text) {
        try {
            return InvoiceContent.CANONICAL.readValue(text, Taxes.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read how an invoice was taxed: " + text, e);
        }
    }
}
