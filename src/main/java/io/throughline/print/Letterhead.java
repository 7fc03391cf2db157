package io.throughline.print;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** The seller at the edges of every letter, and the window the client's address is read through. Whatever is not known is left out. */
public record Letterhead(String name, List<String> address, String country, String phone, String email, String website, String vatId, String taxNumber,
                         String register, String bankName, String iban, String bic) {

    /** What the templates' letterhead asks for; {@code window}: the client's name and address; commas of the address end a line. */
    public Map<String, Object> over(List<String> window, Locale language) {
        var words = ResourceBundle.getBundle("reports.letterhead", language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        var p = new HashMap<String, Object>();
        p.put("sellerName", name);
        p.put("sellerBlock", lines(Stream.concat(address.stream(), Stream.of(phone, email, website))));
        p.put("returnLine", between(" · ", Stream.concat(Stream.of(name), address.stream())));
        p.put("clientLines", lines(Stream.concat(window.stream().limit(1), window.stream().skip(1).flatMap(line -> Stream.of(line.split(",\\s+"))))));
        p.put("foot1", lines(Stream.concat(Stream.of(name), Stream.concat(address.stream(), Stream.of(countryName(country, language))))));
        p.put("foot2", lines(Stream.of(phone, email, website)));
        p.put("foot3", lines(Stream.of(labelled(words.getString("vatId"), vatId), labelled(words.getString("taxNumber"), taxNumber), register)));
        p.put("foot4", lines(Stream.of(bankName, labelled("IBAN", spaced(iban)), labelled("BIC", bic))));
        return p;
    }

    /** The country's name in that language, e.g. {@code Niederlande}. */
    public static String countryName(String code, Locale language) {
        return new Locale("", code).getDisplayCountry(language);
    }

    public static String spaced(String iban) {
        return iban == null ? "" : iban.replaceAll("\\s", "").replaceAll("(.{4})(?=.)", "$1 ");
    }

    public static String labelled(String label, String value) {
        return value == null || value.isBlank() ? "" : label + " " + value;
    }

    private static String lines(Stream<String> parts) {
        return between("\n", parts);
    }

    private static String between(String sign, Stream<String> parts) {
        return String.join(sign, parts.filter(s -> s != null && !s.isBlank()).toList());
    }
}
