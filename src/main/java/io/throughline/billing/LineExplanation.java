package io.throughline.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A line from its amount back to what it came from. {@code exact} is the amount before it was rounded once, half up. */
public record LineExplanation(int position, String kind, String description, String formula, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal exact,
                              String rounding, Money amount, List<Item> items) {

    /** An approved entry ({@code quantity} in hours) or expense (in its currency, before markup), and who approved it when. */
    public record Item(String kind, long id, String externalId, LocalDate date, String personCode, String taskCode,
                       @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal quantity, String note, String approvedBy, Instant approvedAt) {}
}
