package io.throughline.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The one rounding of the house: half up, away from zero on a tie. */
public final class Rounding {
    public static final RoundingMode MODE = RoundingMode.HALF_UP;

    private Rounding() {}

    public static BigDecimal round(BigDecimal value, int digits) {
        return value.setScale(digits, MODE);
    }
}
