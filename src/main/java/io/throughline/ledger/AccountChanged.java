package io.throughline.ledger;

import io.throughline.journal.BusinessEvent;

/** An account has another name or another number for the accountant; what is posted where stays as it is. Null where there is no number. */
public record AccountChanged(String account, String nameBefore, String name, String numberBefore, String number) implements BusinessEvent {
    @Override
    public String subject() {
        return "account:" + account;
    }
}
