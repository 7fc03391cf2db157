package io.throughline.billing.paper;

import io.throughline.journal.BusinessEvent;

/** The client's next invoices are laid out differently. */
public record InvoiceWishChanged(String clientCode, InvoiceWishes.Wish before, InvoiceWishes.Wish after) implements BusinessEvent {
    @Override
    public String subject() {
        return "client:" + clientCode;
    }
}
