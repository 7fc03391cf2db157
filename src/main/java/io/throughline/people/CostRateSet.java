package io.throughline.people;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;
import java.time.LocalDate;

/** An hour of a person costs something else from a day on, which may be past. */
public record CostRateSet(String personCode, LocalDate validFrom, BigDecimal before, BigDecimal costRate) implements BusinessEvent {
    @Override
    public String subject() {
        return "person:" + personCode;
    }
}
