package io.throughline.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.throughline.billing.paper.Wording;
import io.throughline.billing.paper.InvoiceDetail;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Everything an invoice or a credit note says, as it was when it was issued: printed from, hashed, never looked up again. Amounts are plain
 * decimals in {@code currency}. {@code number} and dates are null on a draft; {@code credits} is the invoice that a credit note takes back.
 * {@code detail} is null on invoices from before it was kept.
 */
public record InvoiceContent(String kind, String number, LocalDate issueDate, LocalDate dueDate, LocalDate upTo, String language, Party seller, Party client,
                      String iban, String bic, String projectCode, String projectName, String currency, List<Line> lines, String net,
                      String taxCategory, String taxPercent, String taxReason, String vat, String gross, String credits, String reason,
                      List<Vat> taxes, Electronic electronic, InvoiceDetail detail) {

    public static final String INVOICE = "INVOICE";
    public static final String CREDIT_NOTE = "CREDIT_NOTE";

    public record Party(String code, String name, List<String> address, String country, String vatId, String taxNumber, String email) {}

    /** {@code quantity} and {@code rate} only where hours are billed. */
    public record Line(int position, String kind, String description, String quantity, String rate, String amount, String taxCategory, String taxPercent) {

        /** Taxed as the invoice is. */
        public Line(int position, String kind, String description, String quantity, String rate, String amount) {
            this(position, kind, description, quantity, rate, amount, null, null);
        }
    }

    /** VAT once a category and rate; {@code reason} in the invoice's language, {@code code}: VATEX. */
    public record Vat(String category, String percent, String base, String amount, String reason, String code) {}

    /**
     * What e-invoices say beside the paper. {@code format}: what the client takes. {@code credits}: the day of the invoice that a credit note takes
     * back.
     */
    public record Electronic(String format, String buyerReference, String orderNumber, Contact seller, Place sellerPlace, Place clientPlace,
                             String clientScheme, String clientAddress, LocalDate credits) {

        public Electronic ofCreditNote(LocalDate invoiceDate) {
            return new Electronic(format, buyerReference, orderNumber, seller, sellerPlace, clientPlace, clientScheme, clientAddress, invoiceDate);
        }
    }

    /** {@code scheme} and {@code address}: where the seller is reached electronically. */
    public record Contact(String registration, String name, String phone, String email, String scheme, String address) {}

    public record Place(List<String> streets, String postcode, String city) {}

    /** With one tax, and nothing for e-invoices. */
    public InvoiceContent(String kind, String number, LocalDate issueDate, LocalDate dueDate, LocalDate upTo, String language, Party seller, Party client,
                          String iban, String bic, String projectCode, String projectName, String currency, List<Line> lines, String net,
                          String taxCategory, String taxPercent, String taxReason, String vat, String gross, String credits, String reason) {
        this(kind, number, issueDate, dueDate, upTo, language, seller, client, iban, bic, projectCode, projectName, currency, lines, net, taxCategory, taxPercent,
                taxReason, vat, gross, credits, reason, null, null, null);
    }

    /** Older invoices have one tax, which is said in the invoice itself. */
    public List<Vat> taxes() {
        if (taxes != null || taxCategory == null) return taxes == null ? List.of() : taxes;
        return List.of(new Vat(taxCategory, taxPercent, net, vat, taxCategory.equals("S") ? "" : taxReason, ""));
    }

    public static final ObjectMapper CANONICAL = JsonMapper.builder().addModule(new JavaTimeModule())
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    public InvoiceContent numbered(String number) {
        return new InvoiceContent(kind, number, issueDate, dueDate, upTo, language, seller, client, iban, bic, projectCode, projectName, currency, lines, net,
                taxCategory, taxPercent, taxReason, vat, gross, credits, reason, taxes, electronic, detail);
    }

    public InvoiceContent onPaper() {
        var e = new Electronic("NONE", electronic.buyerReference(), electronic.orderNumber(), electronic.seller(), electronic.sellerPlace(), electronic.clientPlace(),
                electronic.clientScheme(), electronic.clientAddress(), electronic.credits());
        return new InvoiceContent(kind, number, issueDate, dueDate, upTo, language, seller, client, iban, bic, projectCode, projectName, currency, lines, net,
                taxCategory, taxPercent, taxReason, vat, gross, credits, reason, taxes, e, detail);
    }

    /** One line of JSON with its names in alphabetical order. */
    public String canonical() {
        try {
            return CANONICAL.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write down invoice " + number, e);
        }
    }

    /** The language in which numbers, dates and letters about it are written. */
    public Locale spoken() {
        return Wording.spoken(language);
    }

    /** Of everything but number and dates: the same before and after the issue. */
    public String lastingHash() {
        return sha256(new InvoiceContent(kind, null, null, null, upTo, language, seller, client, iban, bic, projectCode, projectName, currency, lines, net,
                taxCategory, taxPercent, taxReason, vat, gross, credits, reason, taxes, electronic, detail).canonical());
    }

    public static InvoiceContent read(String canonical) {
        try {
            return CANONICAL.readValue(canonical, InvoiceContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read what an invoice said: " + canonical, e);
        }
    }

    public static String sha256(String canonical) {
        return sha256(canonical.getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
