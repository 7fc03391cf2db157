package io.throughline.firm;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whether a seller's particulars can be printed on an invoice. */
final class FirmCheck {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private FirmCheck() {}

    static FirmProfile checked(FirmProfile p) {
        var problems = new ArrayList<Problem>();
        if (blank(p.name())) problems.add(new Problem("name", "is missing"));
        if (!COUNTRIES.contains(p.country() == null ? "" : p.country())) problems.add(new Problem("country", "is no ISO 3166 code such as DE"));
        if (Currency.getAvailableCurrencies().stream().noneMatch(c -> c.getCurrencyCode().equals(p.currency()))) {
            problems.add(new Problem("currency", "is no ISO 4217 code such as EUR"));
        }
        var vat = p.domesticVatPercent();
        if (vat == null || vat.signum() < 0 || vat.compareTo(BigDecimal.valueOf(100)) > 0) {
            problems.add(new Problem("domesticVatPercent", "must lie between 0 and 100"));
        }
        if (!problems.isEmpty()) throw new InvalidInput(List.copyOf(problems));
        return new FirmProfile(p.name().strip(), text(p.street()), text(p.postcode()), text(p.city()), p.country(), p.currency(), text(p.vatId()),
                text(p.taxNumber()), text(p.iban()).replace(" ", ""), text(p.bic()), text(p.email()), vat);
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
