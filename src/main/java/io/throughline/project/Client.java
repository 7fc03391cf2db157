package io.throughline.project;

/** A buyer. {@code country} ISO 3166 alpha-2, {@code currency} ISO 4217. */
public record Client(String code, String name, String country, String currency, int paymentTermsDays, String email,
                     String vatId, String address, String language) {}
