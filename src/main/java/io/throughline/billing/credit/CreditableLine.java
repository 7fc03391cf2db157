package io.throughline.billing.credit;

import io.throughline.quantity.Money;
import java.math.BigDecimal;

/** What earlier credit notes left of a line; {@code hours} is null where none can be credited. */
public record CreditableLine(int position, String description, BigDecimal hours, Money amount) {}
