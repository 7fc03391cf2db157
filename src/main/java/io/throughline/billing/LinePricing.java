package io.throughline.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.throughline.project.RateRule;
import io.throughline.project.TimeRounding;
import java.math.BigDecimal;
import java.util.List;

/**
 * How a line came by its figures, written down with it: which rate won for how many hours and which ones it beat, how time was rounded, by which
 * version of the terms, or in words where no hours are billed.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinePricing(List<Priced> rates, TimeRounding rounding, Integer terms, String basis) {

    /** {@code hours} as billed. */
    public record Priced(@JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal hours, RateRule won, List<RateRule> beat) {}

    public static LinePricing basis(Integer terms, String basis) {
        return new LinePricing(null, null, terms, basis);
    }

    public String text() {
        try {
            return InvoiceContent.CANONICAL.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write down how a line is priced", e);
        }
    }

    /** Null where a line is older than its pricing. */
    public static LinePricing read(String text) {
        return text == null ? null : parse(text, new TypeReference<LinePricing>() {});
    }

    public static List<RateRule> rules(String json) {
        return parse(json, new TypeReference<List<RateRule>>() {}).stream()
                .map(r -> new RateRule(r.place(), r.subject(), r.validFrom(), r.rate().setScale(Math.max(2, r.rate().stripTrailingZeros().scale())))).toList();
    }

    private static <T> T parse(String json, TypeReference<T> type) {
        try {
            return InvoiceContent.CANONICAL.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read how a line was priced: " + json, e);
        }
    }
}
