package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** The firm owes a client. {@code origin}: OVERPAYMENT, ADVANCE or CREDIT_NOTE; {@code draftId} is the invoice it came from, null for an advance. */
public record ClientCreditArose(long creditId, String clientCode, Money amount, String origin, String reference, Long draftId, LocalDate aroseOn) implements BusinessEvent {
    @Override
    public String subject() {
        return "client-credit:" + creditId;
    }
}
