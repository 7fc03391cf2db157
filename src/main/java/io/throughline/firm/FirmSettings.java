package io.throughline.firm;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How a new firm begins; afterwards its profile is changed at {@code /api/v1/firm}. {@code clock} is {@code real} or {@code virtual}. */
@ConfigurationProperties("throughline")
record FirmSettings(@DefaultValue("real") String clock, LocalDateTime clockStart, @DefaultValue NewFirm firm) {

    record NewFirm(@DefaultValue("Our firm") String name, @DefaultValue("DE") String country, @DefaultValue("EUR") String currency,
                   BigDecimal domesticVatPercent, @DefaultValue("") String email) {

        FirmProfile profile() {
            return new FirmProfile(name, "", "", "", country, currency, "", "", "", "", email, domesticVatPercent);
        }
    }
}
