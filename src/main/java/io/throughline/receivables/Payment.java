package io.throughline.receivables;

import io.throughline.quantity.Money;
import java.time.LocalDate;

/**
 * Money that came in for an invoice; {@code reference} is the payer's bank's or ours. {@code amount}: what the invoice took of it, in its currency;
 * {@code received}: what the bank says; {@code credited}: the rest, which is the client's credit, in the payer's currency; {@code chargedBackOn}: the day on which the payer's bank took it back, null for never.
 */
public record Payment(long id, String invoiceNumber, Money amount, LocalDate paidOn, String reference, String receivedBy, Money received, Money credited, LocalDate chargedBackOn) {}
