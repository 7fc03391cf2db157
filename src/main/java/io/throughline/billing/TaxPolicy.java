package io.throughline.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Which VAT a supply is charged: asked by billing, answered from the table {@code tax}. */
public interface TaxPolicy {

    /**
     * A supply as tax law looks at it. {@code supply}: SERVICES, or another kind that the table knows. Countries as ISO 3166 alpha-2;
     * {@code vatCountry}: who gave the client's VAT id, empty where there is none of the Union; {@code place}: where it happens, empty where
     * nobody said; {@code day}: of the supply; {@code ownPercent}: the firm's own standard rate at home, null where the table's holds.
     */
    record Case(String supply, String sellerCountry, String clientCountry, boolean consumer, String vatCountry, String place, LocalDate day, BigDecimal ownPercent) {}

    /**
     * {@code category} as in EN 16931 (S, Z, E, AE, K, G, O); {@code percent} e.g. 19.00; {@code reason} is printed; {@code code}: VATEX, empty
     * where there is none; {@code table}: which version of which table said so.
     */
    record Tax(String category, BigDecimal percent, String reason, String code, String table) {}

    /** Empty where the table has no row for the case. */
    Optional<Tax> taxOf(Case asked);
}
