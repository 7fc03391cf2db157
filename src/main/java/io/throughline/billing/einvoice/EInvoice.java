package io.throughline.billing.einvoice;

import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an invoice or a credit note says in the terms of EN 16931 (BT and BG numbers beside), from which both syntaxes are written. Texts may be
 * empty; amounts are in {@code currency}, with no more decimals than it has. A credit note's amounts are positive: what is taken back.
 */
public record EInvoice(boolean creditNote, String number, LocalDate issueDate, LocalDate dueDate, String currency, String buyerReference, String orderNumber,
                       String projectCode, String projectName, List<String> notes, Preceding preceding, Party seller, Party buyer, Delivery delivery,
                       Payment payment, List<Line> lines, List<Adjustment> adjustments, List<Vat> vat, BigDecimal prepaid) {

    /** BG-3: the invoice that a credit note takes back. */
    public record Preceding(String number, LocalDate issueDate) {}

    /** BG-4, BG-7. {@code id}: BT-29, BT-46; {@code registration}: BT-30, BT-47; {@code contact} and {@code scheme} may be empty. */
    public record Party(String id, String name, String registration, String vatId, String taxNumber, List<String> streets, String postcode, String city,
                        String country, Contact contact, String scheme, String address) {}

    public record Contact(String name, String phone, String email) {}

    /** BT-72, and BG-15 where goods leave the country. */
    public record Delivery(LocalDate on, String postcode, String city, String country) {}

    /** BG-16: UNTDID 4461; without IBAN no account is named. {@code terms}: BT-20. */
    public record Payment(String means, String iban, String bic, String account, String reference, String terms) {}

    /** BG-25: {@code amount} = quantity x price, rounded, and the line's own adjustments. {@code unit}: UN/ECE Rec. 20, HUR or C62. */
    public record Line(String id, String name, BigDecimal quantity, String unit, BigDecimal price, BigDecimal amount, String category, BigDecimal percent,
                       List<Adjustment> adjustments) {}

    /** BG-20, 21, 27, 28: an allowance or a charge; {@code base} and {@code factor} only where it is a percentage. Category and percent not on a line. */
    public record Adjustment(boolean charge, BigDecimal amount, BigDecimal base, BigDecimal factor, String code, String reason, String category, BigDecimal percent) {}

    /** BG-23: once a category and rate. {@code code}: VATEX. */
    public record Vat(String category, BigDecimal percent, BigDecimal base, BigDecimal amount, String reason, String code) {}

    public EInvoice {
        notes = List.copyOf(notes);
        lines = List.copyOf(lines);
        adjustments = List.copyOf(adjustments);
        vat = List.copyOf(vat);
        prepaid = Objects.requireNonNullElse(prepaid, BigDecimal.ZERO);
    }

    /** BT-106. */
    public BigDecimal lineTotal() {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** BT-107. */
    public BigDecimal allowances() {
        return adjustments.stream().filter(a -> !a.charge()).map(Adjustment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** BT-108. */
    public BigDecimal charges() {
        return adjustments.stream().filter(Adjustment::charge).map(Adjustment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** BT-109. */
    public BigDecimal net() {
        return lineTotal().subtract(allowances()).add(charges());
    }

    /** BT-110. */
    public BigDecimal tax() {
        return vat.stream().map(Vat::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** BT-112. */
    public BigDecimal gross() {
        return net().add(tax());
    }

    /** BT-115. */
    public BigDecimal due() {
        return gross().subtract(prepaid);
    }

    /** Where the sums are not exact to the last decimal, as sentences: stricter than the standard, which tolerates a unit here and there. */
    public List<String> misreckoned() {
        var wrong = new ArrayList<String>();
        for (var line : lines) {
            var exact = Rounding.round(line.quantity().multiply(line.price()), scale()).add(sum(line.adjustments()));
            if (exact.compareTo(line.amount()) != 0) wrong.add("Line %s: %s x %s is %s, not %s.".formatted(line.id(), line.quantity(), line.price(), exact, line.amount()));
        }
        for (var part : vat) {
            var base = lines.stream().filter(l -> same(part, l.category(), l.percent())).map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add)
                    .add(sum(adjustments.stream().filter(a -> same(part, a.category(), a.percent())).toList()));
            if (base.compareTo(part.base()) != 0) wrong.add("VAT %s %s %%: the base is %s, not %s.".formatted(part.category(), part.percent(), base, part.base()));
            var amount = Rounding.round(part.base().multiply(part.percent()).movePointLeft(2), scale());
            if (amount.compareTo(part.amount()) != 0) wrong.add("VAT %s %s %%: it is %s, not %s.".formatted(part.category(), part.percent(), amount, part.amount()));
        }
        if (vat.stream().map(Vat::base).reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(net()) != 0) wrong.add("The bases of VAT do not add up to the net of %s.".formatted(net()));
        return wrong;
    }

    private int scale() {
        return java.util.Currency.getInstance(currency).getDefaultFractionDigits();
    }

    private static boolean same(Vat part, String category, BigDecimal percent) {
        return part.category().equals(category) && part.percent().compareTo(percent) == 0;
    }

    private static BigDecimal sum(List<Adjustment> adjustments) {
        return adjustments.stream().map(a -> a.charge() ? a.amount() : a.amount().negate()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
