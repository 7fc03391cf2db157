package io.throughline.receivables;

import io.throughline.quantity.Money;
import java.time.LocalDate;

/** What the firm owes a client: {@code rest} of {@code amount} is neither set off nor given back. {@code invoiceNumber} is null for an advance. */
public record ClientCredit(long id, String clientCode, Money amount, Money rest, String origin, String reference, Long draftId, String invoiceNumber, LocalDate aroseOn) {}
