package io.throughline.billing.credit;

import io.throughline.billing.InvoiceContent;
import io.throughline.billing.credit.CreditReckoning.Taken;
import io.throughline.billing.InvoiceContent.Line;
import io.throughline.billing.InvoiceContent.Vat;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a credit note says that takes back a part: the invoice's own lines as far as they are taken, and their VAT. */
public record PartialCredit(List<Line> lines, List<Vat> taxes, Money net, Money vat) {

    /** By category and percentage. */
    record Rate(String category, BigDecimal percent) {
        static Rate of(String category, String percent) {
            return new Rate(category, new BigDecimal(percent).setScale(2));
        }
    }

    /** What is left of a base and its VAT after earlier notes. */
    record Rest(Money base, Money vat) {}

    static PartialCredit of(InvoiceContent said, List<Taken> taken, Map<Rate, Rest> rests) {
        var parts = CreditReckoning.byPosition(taken);
        var nothing = Money.zero(said.currency());
        var lines = said.lines().stream().filter(l -> parts.containsKey(l.position())).map(l -> line(l, parts.get(l.position()))).toList();
        var bases = new LinkedHashMap<Rate, Money>();
        for (var line : said.lines()) {
            var part = parts.get(line.position());
            if (part != null) bases.merge(rate(said, line), part.amount(), Money::plus);
        }
        var taxes = said.taxes().stream().filter(v -> bases.containsKey(Rate.of(v.category(), v.percent()))).map(v -> {
            var rate = Rate.of(v.category(), v.percent());
            var base = bases.get(rate);
            var rest = rests.getOrDefault(rate, new Rest(Money.of(v.base(), said.currency()), Money.of(v.amount(), said.currency())));
            return new Vat(v.category(), v.percent(), base.amount().toPlainString(),
                    CreditReckoning.vat(base, new BigDecimal(v.percent()), rest.base(), rest.vat()).amount().toPlainString(), v.reason(), v.code());
        }).toList();
        var net = taken.stream().map(Taken::amount).reduce(nothing, Money::plus);
        return new PartialCredit(lines, taxes, net, taxes.stream().map(v -> Money.of(v.amount(), said.currency())).reduce(nothing, Money::plus));
    }

    /** Hours and rate where hours are taken back; an amount alone has neither. */
    private static Line line(Line line, Taken part) {
        var hours = part.hours() == null ? null : part.hours().toPlainString();
        boolean multiplies = hours != null && line.rate() != null;
        return new Line(line.position(), line.kind(), line.description(), part.whole() ? multiplies ? hours : line.quantity() : hours, multiplies || part.whole() ? line.rate() : null,
                part.amount().amount().toPlainString(), line.taxCategory(), line.taxPercent());
    }

    private static Rate rate(InvoiceContent said, Line line) {
        return line.taxCategory() == null ? Rate.of(said.taxCategory(), said.taxPercent()) : Rate.of(line.taxCategory(), line.taxPercent());
    }

    public Money gross() {
        return net.plus(vat);
    }
}
