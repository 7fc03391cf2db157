package io.throughline.billing;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;

/**
 * What is to be taken back, with the reason that is printed. Nothing but a reason: all that is left of the invoice. {@code lines}: of these lines, in full
 * or by hours or amount. {@code hours} or {@code amount} without a line: of the one line with hours, or off every line in proportion. Amounts are net.
 */
public record CreditWish(String reason, List<Piece> lines, String hours, String amount) {

    /** {@code hours}: they can be billed again, the latest first or those of the named entry. {@code amount}: a lower price, which frees nothing. */
    public record Piece(@JsonAlias("line") Integer position, String hours, String amount, Long timeEntryId) {}

    public static CreditWish inFull(String reason) {
        return new CreditWish(reason, null, null, null);
    }

    public boolean names(long timeEntry) {
        return lines != null && lines.stream().anyMatch(l -> Long.valueOf(timeEntry).equals(l.timeEntryId()));
    }

    public boolean everything() {
        return (lines == null || lines.isEmpty()) && hours == null && amount == null;
    }
}
