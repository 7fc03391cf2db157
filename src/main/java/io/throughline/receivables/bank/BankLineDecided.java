package io.throughline.receivables.bank;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;

/** A person said what a line of a bank statement is: CONFIRMED, ADVANCE or SET_ASIDE. */
public record BankLineDecided(long lineId, String state, Money amount) implements BusinessEvent {
    @Override
    public String subject() {
        return "bank-line:" + lineId;
    }
}
