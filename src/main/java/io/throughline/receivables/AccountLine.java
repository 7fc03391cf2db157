package io.throughline.receivables;

import io.throughline.quantity.Money;
import java.time.LocalDate;

/**
 * A line of a client's account: what was invoiced adds, what was paid, credited or written off takes away; {@code balance} is what was owed after it,
 * in its currency. {@code kind}: INVOICED, PAID, CREDITED, WRITTEN_OFF.
 */
public record AccountLine(LocalDate day, String kind, String invoiceNumber, Money amount, Money balance) {}
