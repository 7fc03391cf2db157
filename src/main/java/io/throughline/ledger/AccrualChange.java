package io.throughline.ledger;

import io.throughline.quantity.Money;

/** What the end of a month brings to an account, in the books' currency; {@code account} is empty where nothing changes. */
public record AccrualChange(String account, String what, Money amount) {}
