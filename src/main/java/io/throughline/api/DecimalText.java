package io.throughline.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.springframework.boot.jackson.JsonComponent;

/** Hours, rates and percentages leave as decimal strings, never as numbers that a reader might take for doubles: at least two decimals, no idle zeros after. */
@JsonComponent
class DecimalText extends JsonSerializer<BigDecimal> {

    @Override
    public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
        var bare = value.stripTrailingZeros();
        json.writeString((bare.scale() < 2 ? bare.setScale(2, RoundingMode.UNNECESSARY) : bare).toPlainString());
    }
}
