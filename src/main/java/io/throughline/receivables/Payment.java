package io.throughline.receivables;

import io.throughline.quantity.Money;
import java.time.LocalDate;

/** Money that came in for an invoice; {@code reference} is the payer's bank's or ours. */
public record Payment(long id, String invoiceNumber, Money amount, LocalDate paidOn, String reference, String receivedBy) {}
