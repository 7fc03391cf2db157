package io.throughline.billing.unbilled;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.project.RateRule;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What of a project could be billed up to a day, item by item; {@code held}: why an item is left out for now. */
public record UnbilledItems(List<Time> time, List<Spent> expenses) {

    /** {@code rates}: those that could hold, the winning one first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Time(long id, LocalDate date, String personCode, String taskCode, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal hours, List<RateRule> rates, String held) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Spent(long id, LocalDate date, String category, Money amount, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal markupPercent, String held) {}
}
