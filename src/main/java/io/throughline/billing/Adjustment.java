package io.throughline.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What a project's next invoice is reduced or raised by: a percentage of its work and fees, or an amount. {@code invoice}: the number, or the draft's
 * id with a {@code draft} before it, of the one that holds it now; null for none.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Adjustment(long id, String projectCode, Kind kind, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal percent, Money amount, String reason, State state,
                         String requestedBy, Instant requestedAt, String decidedBy, Instant decidedAt, String comment, String invoice) {

    public enum Kind { DISCOUNT, WRITE_DOWN, WRITE_UP }

    public enum State { WAITING, APPROVED, REJECTED, WITHDRAWN }

    /** Of so much work and fees; a reduction is negative. */
    Money of(Money base) {
        var size = percent == null ? amount : base.percent(percent);
        return kind == Kind.WRITE_UP ? size : size.negated();
    }
}
