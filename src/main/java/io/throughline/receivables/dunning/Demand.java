package io.throughline.receivables.dunning;

import io.throughline.quantity.Money;
import io.throughline.receivables.account.OpenItem;
import java.time.LocalDate;
import java.util.List;

/**
 * What a reminder asks for. {@code letter}: which text, from 0 (not due yet) to 3. {@code principal}: open and not disputed; {@code fees} and {@code interest} stand beside
 * the invoice; {@code interest} up to today, null where none is claimed; {@code newDue} null where none is set.
 */
public record Demand(int letter, Money principal, Money disputed, List<Money> fees, Money interest, LocalDate newDue) {
    static final int SHARPEST = 3;

    static Demand plain(OpenItem item, int level) {
        return new Demand(Math.min(level, SHARPEST), item.open(), Money.zero(item.gross.currency().getCurrencyCode()), List.of(), null, null);
    }

    Money total() {
        var sum = fees.stream().reduce(principal, Money::plus);
        return interest == null ? sum : sum.plus(interest);
    }

    boolean more() {
        return !fees.isEmpty() || interest != null && interest.isPositive();
    }
}
