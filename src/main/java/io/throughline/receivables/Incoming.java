package io.throughline.receivables;

import io.throughline.quantity.Money;
import java.time.LocalDate;

/** Money for an invoice, in any currency with a known rate; {@code reference}: the payer's or the bank's. */
public record Incoming(String invoiceNumber, Money amount, LocalDate paidOn, String reference) {}
