package io.throughline.project.client;

import io.throughline.journal.BusinessEvent;
import io.throughline.project.TimeRounding;
import java.time.LocalDate;

/** A client's time is rounded otherwise from a day on. */
public record ClientRoundingSet(String clientCode, LocalDate validFrom, TimeRounding rounding) implements BusinessEvent {
    @Override
    public String subject() {
        return "client:" + clientCode;
    }
}
