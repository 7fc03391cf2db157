package io.throughline.billing;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** With this invoice so much more is owed to the client for work to come, or less ({@code amount} negative) as deposits are deducted. Net of VAT. */
public record DepositsMoved(long draftId, String number, LocalDate day, Money amount) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
