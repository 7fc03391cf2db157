package io.throughline.firm;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where e-invoices of somebody go or come from: the scheme as in the Electronic Address Scheme list (0088 GLN, 0204 Leitweg-ID, 9930 German
 * VAT id, EM e-mail …) and the id in it. Both or none.
 */
public record ElectronicAddress(String scheme, String id) {
    private static final Pattern SCHEME = Pattern.compile("\\d{4}|EM|AQ|AS|AU|AN");
    private static final Set<String> RETIRED = Set.of("9901", "9902", "9904", "9905", "9906", "9907", "9908", "9909", "9912", "9917", "9921", "9954", "9955", "9956", "9958");

    public static final ElectronicAddress NONE = new ElectronicAddress("", "");

    public ElectronicAddress {
        scheme = scheme == null ? "" : scheme.strip().toUpperCase(java.util.Locale.ROOT);
        id = id == null ? "" : id.strip();
    }

    public boolean isGiven() {
        return !id.isEmpty();
    }

    /** Field and message where it cannot be written on an invoice. */
    public Optional<String[]> problem() {
        if (scheme.isEmpty() && id.isEmpty()) return Optional.empty();
        if (id.isEmpty()) return Optional.of(new String[] {"addressId", "is missing: a scheme alone is no address"});
        if (id.length() > 200 || id.codePoints().anyMatch(Character::isISOControl)) return Optional.of(new String[] {"addressId", "must be a single line of at most 200 characters"});
        if (!SCHEME.matcher(scheme).matches() || RETIRED.contains(scheme)) {
            return Optional.of(new String[] {"addressScheme", "is no code of the Electronic Address Scheme list such as 0088, 0204, 9930 or EM"});
        }
        return Optional.empty();
    }
}
