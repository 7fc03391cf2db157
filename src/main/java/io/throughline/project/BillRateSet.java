package io.throughline.project;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;
import java.time.LocalDate;

/** An hour on the project sells for something else from a day on; {@code personCode} is null for everybody's. */
public record BillRateSet(String projectCode, String personCode, LocalDate validFrom, BigDecimal rate) implements BusinessEvent {
    @Override
    public String subject() {
        return "project:" + projectCode;
    }
}
