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

    private static final int LONGEST = 200;

    private FirmCheck() {}

    static FirmProfile checked(FirmProfile p) {
        var problems = new ArrayList<Problem>();
        if (blank(p.name())) problems.add(new Problem("name", "is missing"));
        if (!COUNTRIES.contains(p.country() == null ? "" : p.country())) problems.add(new Problem("country", "is no ISO 3166 code such as DE"));
        if (Currency.getAvailableCurrencies().stream().noneMatch(c -> c.getDefaultFractionDigits() >= 0 && c.getCurrencyCode().equals(p.currency()))) {
            problems.add(new Problem("currency", "is no ISO 4217 code such as EUR"));
        }
        var vat = p.domesticVatPercent();
        if (vat != null && (vat.signum() < 0 || vat.compareTo(BigDecimal.valueOf(100)) > 0)) {
            problems.add(new Problem("domesticVatPercent", "must lie between 0 and 100, or be left out: then the tax table knows the rate of each day"));
        }
        line("name", p.name(), problems);
        line("street", p.street(), problems);
        line("postcode", p.postcode(), problems);
        line("city", p.city(), problems);
        line("vatId", p.vatId(), problems);
        line("taxNumber", p.taxNumber(), problems);
        line("iban", p.iban(), problems);
        line("bic", p.bic(), problems);
        line("email", p.email(), problems);
        VatId.problem(p.vatId(), p.country()).ifPresent(problem -> problems.add(new Problem("vatId", problem)));
        if (p.eInvoice() != null) details(p.eInvoice(), problems);
        if (!problems.isEmpty()) throw new InvalidInput(List.copyOf(problems));
        return new FirmProfile(p.name().strip(), text(p.street()), text(p.postcode()), text(p.city()), p.country(), p.currency(), VatId.plain(text(p.vatId())),
                text(p.taxNumber()), text(p.iban()).replace(" ", ""), text(p.bic()), text(p.email()), vat, p.eInvoice());
    }

    private static void details(SellerDetails d, List<Problem> problems) {
        line("eInvoice.registration", d.registration(), problems);
        line("eInvoice.contactName", d.contactName(), problems);
        line("eInvoice.contactPhone", d.contactPhone(), problems);
        line("eInvoice.contactEmail", d.contactEmail(), problems);
        if (!d.contactPhone().isEmpty() && d.contactPhone().chars().filter(Character::isDigit).count() < 3) {
            problems.add(new Problem("eInvoice.contactPhone", "must hold at least three digits"));
        }
        d.address().problem().ifPresent(p -> problems.add(new Problem("eInvoice." + p[0], p[1])));
    }

    static Stationery checked(Stationery s) {
        var problems = new ArrayList<Problem>();
        line("phone", s.phone(), problems);
        line("website", s.website(), problems);
        line("bankName", s.bankName(), problems);
        text(s.register()).lines().forEach(l -> line("register", l, problems));
        if (text(s.register()).lines().count() > 4) problems.add(new Problem("register", "has more than four lines"));
        if (!problems.isEmpty()) throw new InvalidInput(List.copyOf(problems));
        return new Stationery(text(s.phone()), text(s.website()), text(s.register()), text(s.bankName()));
    }

    private static void line(String field, String text, List<Problem> problems) {
        if (text == null) return;
        if (text.length() > LONGEST) problems.add(new Problem(field, "is longer than %d characters".formatted(LONGEST)));
        if (text.codePoints().anyMatch(Character::isISOControl)) problems.add(new Problem(field, "must be a single line"));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
