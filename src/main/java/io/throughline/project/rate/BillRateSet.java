package io.throughline.project.rate;

import io.throughline.journal.BusinessEvent;
import io.throughline.project.RatePlace;
import java.math.BigDecimal;
import java.time.LocalDate;

/** An hour sells for something else from a day on; of the codes those are null that the place does not need. */
public record BillRateSet(RatePlace place, String projectCode, String taskCode, String clientCode, String personCode, String role, LocalDate validFrom, LocalDate validTo,
                          BigDecimal rate) implements BusinessEvent {
    @Override
    public String subject() {
        return projectCode != null ? "project:" + projectCode : clientCode != null ? "client:" + clientCode : "firm";
    }
}
