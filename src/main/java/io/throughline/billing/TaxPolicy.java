package io.throughline.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Which VAT a client is charged: asked by billing, answered from the table {@code tax}. */
public interface TaxPolicy {

    /** {@code category} as in EN 16931 (S, AE, O); {@code percent} e.g. 19.00; {@code reason} is printed on the invoice. */
    record Tax(String category, BigDecimal percent, String reason) {}

    /** Empty where the table has no row for the case. Countries as ISO 3166 alpha-2. */
    Optional<Tax> taxOf(String sellerCountry, String clientCountry, LocalDate day, BigDecimal domesticPercent);
}
