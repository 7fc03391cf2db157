package io.throughline.firm;

import java.math.BigDecimal;

/** The seller as its invoices name it; {@code currency} is that of its books, VAT in percent. */
public record FirmProfile(String name, String street, String postcode, String city, String country, String currency,
                          String vatId, String taxNumber, String iban, String bic, String email, BigDecimal domesticVatPercent) {}
