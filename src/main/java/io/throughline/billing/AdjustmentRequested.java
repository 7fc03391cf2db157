package io.throughline.billing;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.math.BigDecimal;

/** Somebody wants a project's next invoice reduced or raised; {@code percent} and {@code amount} both, one of them worked out from the work that is open. */
public record AdjustmentRequested(long adjustmentId, String projectCode, Adjustment.Kind kind, BigDecimal percent, Money amount, String reason, String requestedBy) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
