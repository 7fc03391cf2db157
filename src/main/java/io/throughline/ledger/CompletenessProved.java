package io.throughline.ledger;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Every approved hour was looked for on invoices, fees, write-offs and what is open. {@code items} name what does not add up; none is as it should be. */
public record CompletenessProved(LocalDate day, BigDecimal difference, List<String> items) implements BusinessEvent {
    @Override
    public String subject() {
        return "completeness:" + day;
    }

    public boolean holds() {
        return items.isEmpty();
    }
}
