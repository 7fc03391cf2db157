package io.throughline.people;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;

/** A person is away from one day to another, both included. */
public record AbsenceRecorded(String personCode, LocalDate firstDay, LocalDate lastDay, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "person:" + personCode;
    }
}
