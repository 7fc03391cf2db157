package io.throughline.people;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;

/** A person is away and another decides in their place. */
public record SubstituteNamed(String personCode, String substituteCode, LocalDate firstDay, LocalDate lastDay) implements BusinessEvent {
    @Override
    public String subject() {
        return "person:" + personCode;
    }
}
