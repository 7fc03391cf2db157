package io.throughline.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.firm.VatId;
import java.util.List;

/** A buyer. {@code country} ISO 3166 alpha-2, {@code currency} ISO 4217. {@code consumer}: a private person, who owes no VAT for the seller. */
public record Client(String code, String name, String country, String currency, int paymentTermsDays, String email,
                     String vatId, String address, String language, boolean consumer, EInvoicing eInvoice) {

    /** A business that takes no e-invoice. */
    public Client(String code, String name, String country, String currency, int paymentTermsDays, String email, String vatId, String address, String language) {
        this(code, name, country, currency, paymentTermsDays, email, vatId, address, language, false, EInvoicing.NONE);
    }

    public Client reachedAt(String newEmail) {
        return new Client(code, name, country, currency, paymentTermsDays, newEmail, vatId, address, language, consumer, eInvoice);
    }

    /** What is no mistake for sure, but should be looked at. */
    @JsonProperty("warnings")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public List<String> warnings() {
        return VatId.digitsFit(vatId, country) ? List.of() : List.of("vatId: the check digit of %s does not fit; ask the client for it again.".formatted(vatId));
    }
}
