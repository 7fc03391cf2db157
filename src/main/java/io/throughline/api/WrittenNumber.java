package io.throughline.api;

import java.math.BigDecimal;

/** A number that somebody wrote. One of a few characters that would fill a book when written out, like {@code 1e999999999}, is none: nobody may count with it. */
public final class WrittenNumber {
    static final int MOST_DIGITS = 30;

    private WrittenNumber() {}

    /** @throws NumberFormatException where it is none */
    public static BigDecimal of(String text) {
        var number = new BigDecimal(text.strip());
        if (fillsABook(number)) throw new NumberFormatException("has more than %d digits".formatted(MOST_DIGITS));
        return number;
    }

    static boolean fillsABook(BigDecimal number) {
        return number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS;
    }
}
