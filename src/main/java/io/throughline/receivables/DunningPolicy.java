package io.throughline.receivables;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A question of this room to whoever knows the tables {@code late-payment} and {@code late-interest}. */
public interface DunningPolicy {

    /**
     * What a reminder of a level brings with it. {@code letter}: which text, 0 is before the due date. {@code fee} in euro, 0 for none; {@code newDueDays}: days until a
     * new due date, null for none; {@code interest}: claimed, and fixed when the invoice is paid.
     */
    record Terms(int letter, BigDecimal fee, Integer newDueDays, boolean interest) {}

    Terms terms(String clientClass, int level);

    /** Percent a year on a day. */
    BigDecimal interest(boolean consumer, LocalDate day);
}
