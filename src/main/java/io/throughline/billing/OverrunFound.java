package io.throughline.billing;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A run would bill more than the client agreed to: {@code worth} is what all work at rates comes to by the day, {@code percent} above {@code agreed}. Nothing is billed before they agree. */
public record OverrunFound(String projectCode, LocalDate upTo, Money agreed, Money worth, BigDecimal percent) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
