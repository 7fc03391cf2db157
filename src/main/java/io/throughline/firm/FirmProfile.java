package io.throughline.firm;

import java.math.BigDecimal;

/**
 * The seller as its invoices name it; {@code currency} is that of its books. {@code domesticVatPercent} is the firm's own standard rate at home;
 * null: the table {@code tax} knows the rate of each day.
 */
public record FirmProfile(String name, String street, String postcode, String city, String country, String currency,
                          String vatId, String taxNumber, String iban, String bic, String email, BigDecimal domesticVatPercent, SellerDetails eInvoice) {

    public FirmProfile(String name, String street, String postcode, String city, String country, String currency,
                       String vatId, String taxNumber, String iban, String bic, String email, BigDecimal domesticVatPercent) {
        this(name, street, postcode, city, country, currency, vatId, taxNumber, iban, bic, email, domesticVatPercent, null);
    }

    public FirmProfile with(SellerDetails details) {
        return new FirmProfile(name, street, postcode, city, country, currency, vatId, taxNumber, iban, bic, email, domesticVatPercent, details);
    }
}
