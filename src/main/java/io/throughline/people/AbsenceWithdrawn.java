package io.throughline.people;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;

/** A person is not away on that day after all. */
public record AbsenceWithdrawn(String personCode, LocalDate day) implements BusinessEvent {
    @Override
    public String subject() {
        return "person:" + personCode;
    }
}
