package io.throughline.replay.books;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.throughline.firm.FirmProfile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** {@code firm.json}: one object of texts; findings name the line and character of the value. */
public final class FirmJson {
    public static final String FILE = "firm.json";
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private final Findings findings;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, JsonLocation> places = new HashMap<>();
    private FirmProfile seller;
    private LocalDate firstDay;
    private LocalDate lastDay;

    FirmJson(Findings findings) {
        this.findings = findings;
    }

    FirmProfile seller() {
        return seller;
    }

    /** Null, as the last one, where the file doesn't tell. */
    LocalDate firstDay() {
        return firstDay;
    }

    LocalDate lastDay() {
        return lastDay;
    }

    void read(Path folder) {
        var path = folder.resolve(FILE);
        if (!FirmTable.readable(path, FILE, findings)) return;
        try (var reader = Utf8.open(path); var parser = JSON.createParser(reader)) {
            if (!gather(parser)) return;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            findings.add(FILE, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), "broken JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
            return;
        } catch (IOException e) {
            findings.add(FILE, 1, 1, "the file can't be read: " + e.getMessage());
            return;
        }
        examine();
    }

    private boolean gather(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            findings.add(FILE, 1, 1, "must be one JSON object: {\"name\": …}");
            return false;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            var token = parser.nextToken();
            places.put(key, parser.currentTokenLocation());
            if (token.isStructStart()) parser.skipChildren();
            else if (token != JsonToken.VALUE_NULL) values.put(key, parser.getText());
        }
        if (parser.nextToken() == null) return true;
        findings.add(FILE, parser.currentTokenLocation().getLineNr(), parser.currentTokenLocation().getColumnNr(), "there is more behind the JSON object's end");
        return false;
    }

    private void examine() {
        // "table": taxed by the table, as a firm without a percentage of its own is.
        var vat = "table".equals(values.get("domestic_vat_percent")) ? null : checked("domestic_vat_percent", FirmJson::percent);
        firstDay = checked("first_day", LocalDate::parse);
        lastDay = checked("last_day", LocalDate::parse);
        if (firstDay != null && lastDay != null && firstDay.isAfter(lastDay)) wrong("last_day", "%s is before first_day %s".formatted(lastDay, firstDay));
        var country = text("country", true);
        if (country != null) FirmWords.whyNoCountry(country).ifPresent(why -> wrong("country", why));
        var currency = text("currency", true);
        if (currency != null) FirmWords.whyNoCurrency(currency).ifPresent(why -> wrong("currency", why));
        var email = text("email", true);
        if (email != null) FirmWords.whyNoEmail(email).ifPresent(why -> wrong("email", why));
        seller = new FirmProfile(text("name", true), text("street", false), text("postcode", false), text("city", false), country, currency,
                text("vat_id", false), text("tax_number", false), text("iban", false), text("bic", false), email, vat);
    }

    private String text(String key, boolean needed) {
        var value = values.get(key);
        if (value == null) wrong(key, places.containsKey(key) ? "must be a text" : "is missing");
        else if (needed && value.isBlank()) wrong(key, "must not be empty");
        else if (value.length() > FirmRow.NAME_LIMIT) wrong(key, "has %,d characters; %d are allowed".formatted(value.length(), FirmRow.NAME_LIMIT));
        else if (value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) wrong(key, "holds a line break or another control character");
        else return value;
        return null;
    }

    private <T> T checked(String key, Function<String, T> reading) {
        var value = text(key, true);
        if (value == null) return null;
        try {
            return reading.apply(value);
        } catch (DateTimeException e) {
            wrong(key, "%s is no date; write 2026-11-21".formatted(Findings.quoted(value)));
        } catch (IllegalArgumentException e) {
            wrong(key, "%s is no percentage from 0 to 100 with at most two decimals".formatted(Findings.quoted(value)));
        }
        return null;
    }

    private static BigDecimal percent(String value) {
        var percent = new BigDecimal(value);
        if (percent.signum() < 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0 || percent.stripTrailingZeros().scale() > 2) throw new IllegalArgumentException();
        return percent.setScale(2);
    }

    private void wrong(String key, String reason) {
        var at = places.get(key);
        findings.add(FILE, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), key + ": " + reason);
    }
}
