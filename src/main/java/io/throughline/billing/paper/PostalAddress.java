package io.throughline.billing.paper;

import io.throughline.billing.InvoiceContent.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells streets, postcode and city of a written address apart: its last line or part holds both, in either order. */
final class PostalAddress {
    private static final Pattern BEFORE = Pattern.compile("((?:[A-Z]{1,2}-)?\\d[\\dA-Z-]*(?: [A-Z]{2}(?= ))?) (.+)");
    private static final Pattern AFTER = Pattern.compile("(.+?) ([A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}|[A-Z]{2} \\d{5}(?:-\\d{4})?|\\d{4,6})");

    private PostalAddress() {}

    /** {@code postcode} and {@code city} as told; empty: read from the address. */
    static Place of(String address, String postcode, String city) {
        var parts = new ArrayList<>(List.of((address == null ? "" : address).split("\\R|,\\s")));
        parts.replaceAll(String::strip);
        parts.removeIf(String::isEmpty);
        if (!postcode.isEmpty() && !city.isEmpty()) {
            parts.removeIf(p -> p.contains(postcode) && p.contains(city));
            return new Place(List.copyOf(parts), postcode, city);
        }
        if (parts.isEmpty()) return new Place(List.of(), postcode, city);
        var last = parts.remove(parts.size() - 1);
        var before = BEFORE.matcher(last);
        if (before.matches()) return new Place(List.copyOf(parts), or(postcode, before.group(1)), or(city, before.group(2)));
        var after = AFTER.matcher(last);
        if (after.matches()) return new Place(List.copyOf(parts), or(postcode, after.group(2)), or(city, after.group(1)));
        return new Place(List.copyOf(parts), postcode, or(city, last));
    }

    private static String or(String told, String read) {
        return told.isEmpty() ? read : told;
    }
}
