package io.throughline.project;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;

/** A client's time is rounded otherwise from a day on. */
public record ClientRoundingSet(String clientCode, LocalDate validFrom, TimeRounding rounding) implements BusinessEvent {
    @Override
    public String subject() {
        return "client:" + clientCode;
    }
}
