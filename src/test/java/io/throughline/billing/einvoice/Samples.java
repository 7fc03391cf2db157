package io.throughline.billing.einvoice;

import io.throughline.billing.einvoice.EInvoice.Adjustment;
import io.throughline.billing.einvoice.EInvoice.Contact;
import io.throughline.billing.einvoice.EInvoice.Delivery;
import io.throughline.billing.einvoice.EInvoice.Line;
import io.throughline.billing.einvoice.EInvoice.Party;
import io.throughline.billing.einvoice.EInvoice.Payment;
import io.throughline.billing.einvoice.EInvoice.Preceding;
import io.throughline.billing.einvoice.EInvoice.Vat;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Invoices and credit notes of every kind that a firm may write, each category alone and together with others, all of them right. */
final class Samples {
    private record Tax(String category, String percent, String reason, String code) {}

    private static final Map<String, Tax> TAXES = Map.of("S", new Tax("S", "19.00", "", ""), "R", new Tax("S", "7.00", "", ""), "F", new Tax("S", "25.50", "", ""),
            "Z", new Tax("Z", "0.00", "", ""), "E", new Tax("E", "0.00", "Exempt: education and training", "VATEX-EU-132-1I"),
            "AE", new Tax("AE", "0.00", "Reverse charge", "VATEX-EU-AE"), "K", new Tax("K", "0.00", "Intra-community supply", "VATEX-EU-IC"),
            "G", new Tax("G", "0.00", "Export outside the EU", "VATEX-EU-G"), "O", new Tax("O", "0.00", "Not subject to VAT", "VATEX-EU-O"));

    private final List<EInvoice> all = new ArrayList<>();
    private int count;

    static List<EInvoice> all() {
        var samples = new Samples();
        for (var category : List.of("S", "R", "F", "Z", "E", "AE", "K", "G", "O")) {
            samples.both("EUR", UnaryOperator.identity(), samples.time(category, "7.75", "115.00"));
            samples.both("EUR", UnaryOperator.identity(), samples.time(category, "0.25", "33.33"), samples.time(category, "12.50", "87.125"), samples.expense(category, "203.20"));
            samples.both("EUR", i -> samples.adjusted(i, category, null), samples.fee(category, "10000.00"), samples.expense(category, "0.05"));
        }
        for (var currency : List.of("USD", "GBP", "CHF", "JPY", "SEK", "KWD", "HUF")) {
            samples.both(currency, UnaryOperator.identity(), samples.time(currency.equals("USD") ? "O" : "S", "100.00", "150"), samples.fee(currency.equals("USD") ? "O" : "S", "99"));
        }
        samples.both("EUR", UnaryOperator.identity(), samples.time("S", "8.00", "100.00"), samples.expense("R", "53.27"), samples.fee("S", "0.01"));
        samples.both("EUR", UnaryOperator.identity(), samples.time("S", "1.00", "100.00"), samples.expense("Z", "10.00"), samples.fee("E", "333.33"), samples.fee("R", "9.99"));
        samples.both("EUR", i -> samples.adjusted(i, "S", "R"), samples.time("S", "10.00", "100.00"), samples.expense("R", "100.00"));
        samples.both("EUR", i -> samples.prepaid(i, "500.00"), samples.fee("S", "1000.00"));
        samples.both("EUR", i -> samples.prepaid(i, i.gross().toPlainString()), samples.fee("S", "1000.00"));
        samples.both("EUR", UnaryOperator.identity(), samples.discounted("S", "10.00", "120.00", "10.00"), samples.time("S", "3.00", "120.00"));
        samples.both("EUR", UnaryOperator.identity(), samples.time("S", "5.00", "80.00"), samples.negative("S", "50.00"));
        samples.both("JPY", i -> samples.prepaid(i, "300"), samples.time("S", "3.50", "10000"));
        var many = new Line[40];
        for (int i = 0; i < many.length; i++) many[i] = samples.time(i % 3 == 0 ? "R" : "S", (i + 1) + ".25", "77.77");
        samples.both("EUR", UnaryOperator.identity(), many);
        return List.copyOf(samples.all);
    }

    /** As an invoice and as the credit note that takes it back. */
    private void both(String currency, UnaryOperator<EInvoice> more, Line... lines) {
        for (boolean note : new boolean[] {false, true}) all.add(more.apply(invoice(note, currency, List.of(lines))));
    }

    private EInvoice invoice(boolean note, String currency, List<Line> given) {
        var lines = new ArrayList<Line>();
        for (var l : given) {
            var amount = round(l.quantity().multiply(l.price()), currency).subtract(l.adjustments().stream().map(Adjustment::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
            lines.add(new Line(String.valueOf(lines.size() + 1), l.name(), l.quantity(), l.unit(), l.price(), round(amount, currency), l.category(), l.percent(), l.adjustments()));
        }
        boolean outside = lines.get(0).category().equals("O");
        boolean union = List.of("AE", "K").contains(lines.get(0).category());
        var country = outside || lines.get(0).category().equals("G") ? "US" : union ? "NL" : "DE";
        var seller = new Party(outside ? "30/123/45678" : "", "Example Consulting GmbH", outside ? "" : "HRB 12345", outside ? "" : "DE123456788", "30/123/45678",
                List.of("Musterstraße 1", "Hof 2"), "10115", "Berlin", "DE", new Contact("Erika Muster", "+49 30 1234567", "billing@seller.example"), "9930", "DE123456788");
        var buyer = new Party("PC" + ++count, "Client & Söhne <" + count + "> \"Ltd\"", "", outside ? "" : union ? "NL123456782B12" : country.equals("DE") ? "DE136695976" : "", "",
                List.of("12 Long Street"), "1012 AB", "Amsterdam", country, null, "0088", "4012345000009");
        return new EInvoice(note, (note ? "CN" : "INV") + "-2026-%05d".formatted(count), LocalDate.of(2026, 2, 10), note ? null : LocalDate.of(2026, 3, 12), currency,
                "04011000-12345-03", count % 2 == 0 ? "PO-" + count : "", "P" + count, "Project " + count, note ? List.of("Taken back: wrong project") : List.of(),
                note ? new Preceding("INV-2026-00001", LocalDate.of(2026, 1, 10)) : null, seller, buyer,
                lines.get(0).category().equals("K") ? new Delivery(LocalDate.of(2026, 1, 31), "1012 AB", "Amsterdam", "NL") : new Delivery(LocalDate.of(2026, 1, 31), "", "", ""),
                note ? new Payment("1", "", "", "", "", "The amount is set off against invoice INV-2026-00001.")
                        : new Payment("EUR".equals(currency) ? "58" : "30", "DE02120300000000202051", "BYLADEM1001", "Example Consulting GmbH", "INV-" + count, "30 days net"),
                lines, List.of(), vat(lines, List.of(), currency), null);
    }

    /** Three per cent off and 12.34 of freight; also on a second rate. */
    private EInvoice adjusted(EInvoice i, String tax, String second) {
        var list = new ArrayList<Adjustment>();
        for (var t : second == null ? List.of(tax) : List.of(tax, second)) {
            var base = i.lines().stream().filter(l -> l.percent().compareTo(new BigDecimal(TAXES.get(t).percent())) == 0).map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            list.add(new Adjustment(false, round(base.multiply(new BigDecimal("0.03")), i.currency()), base, new BigDecimal("3.00"), "95", "Discount", TAXES.get(t).category(), new BigDecimal(TAXES.get(t).percent())));
            list.add(new Adjustment(true, new BigDecimal("12.34"), null, null, "FC", "Freight", TAXES.get(t).category(), new BigDecimal(TAXES.get(t).percent())));
        }
        return copy(i, list, i.prepaid());
    }

    private EInvoice prepaid(EInvoice i, String amount) {
        return copy(i, i.adjustments(), new BigDecimal(amount));
    }

    private EInvoice copy(EInvoice i, List<Adjustment> adjustments, BigDecimal prepaid) {
        return new EInvoice(i.creditNote(), i.number(), i.issueDate(), i.dueDate(), i.currency(), i.buyerReference(), i.orderNumber(), i.projectCode(), i.projectName(), i.notes(),
                i.preceding(), i.seller(), i.buyer(), i.delivery(), i.payment(), i.lines(), adjustments, vat(i.lines(), adjustments, i.currency()), prepaid);
    }

    private static List<Vat> vat(List<Line> lines, List<Adjustment> adjustments, String currency) {
        record Group(String category, BigDecimal percent) {}
        var bases = new LinkedHashMap<Group, BigDecimal>();
        lines.forEach(l -> bases.merge(new Group(l.category(), l.percent()), l.amount(), BigDecimal::add));
        adjustments.forEach(a -> bases.merge(new Group(a.category(), a.percent()), a.charge() ? a.amount() : a.amount().negate(), BigDecimal::add));
        return bases.entrySet().stream().map(e -> {
            var tax = TAXES.values().stream().filter(t -> t.category().equals(e.getKey().category())).findFirst().orElseThrow();
            var amount = round(e.getValue().multiply(e.getKey().percent()).movePointLeft(2), currency);
            return new Vat(e.getKey().category(), e.getKey().percent(), e.getValue(), amount, tax.reason(), tax.code());
        }).toList();
    }

    private Line time(String tax, String hours, String rate) {
        return line(tax, "Consultant, hours up to 31 January 2026", hours, "HUR", rate, List.of());
    }

    private Line expense(String tax, String amount) {
        return line(tax, "Expense: Travel, 16 January 2026", "1", "C62", amount, List.of());
    }

    private Line fee(String tax, String amount) {
        return line(tax, "Fixed fee, progress up to 31 January 2026: 10.00 of 30.00 hours", "1", "C62", amount, List.of());
    }

    private Line negative(String tax, String amount) {
        return line(tax, "Write-down", "-1", "C62", amount, List.of());
    }

    private Line discounted(String tax, String hours, String rate, String off) {
        return line(tax, "Consultant, with a discount", hours, "HUR", rate, List.of(new Adjustment(false, new BigDecimal(off), null, null, "95", "Discount", null, null)));
    }

    private Line line(String tax, String name, String quantity, String unit, String price, List<Adjustment> adjustments) {
        return new Line("", name, new BigDecimal(quantity), unit, new BigDecimal(price), null, TAXES.get(tax).category(), new BigDecimal(TAXES.get(tax).percent()), adjustments);
    }

    private static BigDecimal round(BigDecimal amount, String currency) {
        return Rounding.round(amount, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
