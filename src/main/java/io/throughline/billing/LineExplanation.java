package io.throughline.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.project.TimeRounding;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A line from its amount back to what it came from. {@code exact} is the amount before it was rounded once, half up; for hours it is worked out anew
 * from {@code rates}: which rate won for how many hours, and which ones it beat. {@code terms}: the version of the contract's terms that it goes by,
 * null for none; {@code timeRounding}: how worked became billed hours, null where they are the same.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineExplanation(int position, String kind, String description, String formula, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal exact,
                              String rounding, Money amount, List<Item> items, List<LinePricing.Priced> rates, TimeRounding timeRounding, Integer terms) {

    /**
     * An approved entry ({@code quantity} in hours as worked) or expense (in its currency, before markup), and who approved it when. {@code coverage}:
     * BILLED, FIXED_FEE, RETAINER, or WRITTEN_OFF with its reason; {@code billedHours}: where they were rounded;
     * {@code correction}: what took its place, or what it stands for.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(String kind, long id, String externalId, LocalDate date, String personCode, String taskCode,
                       @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity, String note, String approvedBy, Instant approvedAt, String coverage,
                       @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal billedHours, String reason, String correction) {}
}
