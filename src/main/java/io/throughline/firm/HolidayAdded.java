package io.throughline.firm;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;

/** The firm rests on that day. */
public record HolidayAdded(LocalDate day, String name) implements BusinessEvent {
    @Override
    public String subject() {
        return "firm:1";
    }
}
