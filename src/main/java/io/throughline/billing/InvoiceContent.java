package io.throughline.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything an invoice or a credit note says, as it was when it was issued: printed from, hashed, never looked up again. Amounts are plain
 * decimals in {@code currency}. {@code number} and dates are null on a draft; {@code credits} is the invoice that a credit note takes back.
 */
public record InvoiceContent(String kind, String number, LocalDate issueDate, LocalDate dueDate, LocalDate upTo, String language, Party seller, Party client,
                      String iban, String bic, String projectCode, String projectName, String currency, List<Line> lines, String net,
                      String taxCategory, String taxPercent, String taxReason, String vat, String gross, String credits, String reason) {

    static final String INVOICE = "INVOICE";
    static final String CREDIT_NOTE = "CREDIT_NOTE";

    public record Party(String code, String name, List<String> address, String country, String vatId, String taxNumber, String email) {}

    /** {@code quantity} and {@code rate} only where hours are billed. */
    public record Line(int position, String kind, String description, String quantity, String rate, String amount) {}

    private static final ObjectMapper CANONICAL = JsonMapper.builder().addModule(new JavaTimeModule())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    InvoiceContent numbered(String number) {
        return new InvoiceContent(kind, number, issueDate, dueDate, upTo, language, seller, client, iban, bic, projectCode, projectName, currency, lines, net,
                taxCategory, taxPercent, taxReason, vat, gross, credits, reason);
    }

    /** One line of JSON with its names in alphabetical order. */
    String canonical() {
        try {
            return CANONICAL.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write down invoice " + number, e);
        }
    }

    static InvoiceContent read(String canonical) {
        try {
            return CANONICAL.readValue(canonical, InvoiceContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read what an invoice said: " + canonical, e);
        }
    }

    static String sha256(String canonical) {
        return sha256(canonical.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
