package io.throughline.billing;

import io.throughline.quantity.Money;
import java.time.LocalDate;

/** A credit note: an invoice, or a part of it, is taken back. Amounts are positive. */
public record CreditNoteSummary(long id, String number, String invoiceNumber, LocalDate issueDate, Money net, Money vat, Money gross, String reason, String issuedBy) {}
