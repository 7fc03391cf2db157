package io.throughline.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.throughline.firm.ElectronicAddress;
import java.util.Locale;

/**
 * Which e-invoice a client takes, and what must be on it. {@code buyerReference}: the Leitweg-ID of a German authority, or whatever the client
 * asks for. {@code postcode} and {@code city} where the address does not tell them apart. An empty address is the e-mail, where the format allows.
 */
public record EInvoicing(Format format, String buyerReference, String orderNumber, String addressScheme, String addressId, String postcode, String city) {

    /** FACTUR_X: inside the PDF. XRECHNUNG: of its own, as CII. PEPPOL: of its own, as UBL. */
    public enum Format {
        NONE, FACTUR_X, XRECHNUNG, PEPPOL;

        @JsonCreator
        static Format of(String text) {
            var name = text.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
            return valueOf(name.equals("FACTURX") || name.equals("ZUGFERD") ? "FACTUR_X" : name);
        }
    }

    public static final EInvoicing NONE = new EInvoicing(Format.NONE, "", "", "", "", "", "");

    public EInvoicing {
        format = format == null ? Format.NONE : format;
        buyerReference = text(buyerReference);
        orderNumber = text(orderNumber);
        addressScheme = new ElectronicAddress(addressScheme, "").scheme();
        addressId = text(addressId);
        postcode = text(postcode);
        city = text(city);
    }

    public ElectronicAddress address() {
        return new ElectronicAddress(addressScheme, addressId);
    }

    void check(FieldCheck check) {
        check.optional("eInvoice.buyerReference", buyerReference, 200, false);
        check.optional("eInvoice.orderNumber", orderNumber, 200, false);
        check.optional("eInvoice.postcode", postcode, 20, false);
        check.optional("eInvoice.city", city, 100, false);
        address().problem().ifPresent(p -> check.problem("eInvoice." + p[0], p[1]));
        if (format == Format.PEPPOL && !address().isGiven()) {
            check.problem("eInvoice.addressId", "is missing: Peppol delivers to an electronic address, as in scheme 9930 and a German VAT id");
        }
        if (format == Format.PEPPOL && buyerReference.isEmpty() && orderNumber.isEmpty()) {
            check.problem("eInvoice.buyerReference", "is missing: Peppol asks for a buyer reference or an order number");
        }
        if (format == Format.XRECHNUNG && buyerReference.isEmpty()) {
            check.problem("eInvoice.buyerReference", "is missing: XRechnung asks for one, the Leitweg-ID where the client is an authority");
        }
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
