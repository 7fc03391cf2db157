package io.throughline.portal;

import io.throughline.quantity.Money;

/**
 * Whoever takes clients' money online. The client is sent to a page of the provider and comes back; what came of it the provider tells
 * {@code Receivables} (a payment with the provider's reference, or a failure), never the client's browser.
 */
public interface PaymentGateway {

    /** {@code backTo}: the path on this site where the client goes on; the provider adds {@code ?payment=paid} or {@code ?payment=failed}. */
    record Order(long draftId, String invoiceNumber, Money amount, String language, String backTo) {}

    /** Whether it takes money here and now. */
    boolean isOpen();

    /** The address of the provider's page for this order. */
    String checkout(Order order);
}
