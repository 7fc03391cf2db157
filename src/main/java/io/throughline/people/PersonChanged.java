package io.throughline.people;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A person's terms are others from a day on. */
public record PersonChanged(String personCode, Terms before, Terms after, LocalDate validFrom) implements BusinessEvent {

    public record Terms(String role, BigDecimal costRate, BigDecimal billRate, BigDecimal weeklyHours) {
        static Terms of(Person p) {
            return new Terms(p.role(), p.costRate(), p.billRate(), p.weeklyHours());
        }
    }

    @Override
    public String subject() {
        return "person:" + personCode;
    }
}
