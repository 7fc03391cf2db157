package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** Finance and client agreed on instalments. {@code answered}: as the answer to the case's own question, so that the case knows already. */
public record PaymentPlanAgreed(long planId, long draftId, String invoiceNumber, Money amount, int instalments, LocalDate lastDueOn, String reason, boolean answered) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
