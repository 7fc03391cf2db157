package io.throughline.people;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What an hour costs (in EUR) and sells for (in the project's currency) from the day on, until the next rate begins. */
public record PersonRate(LocalDate validFrom,
                         @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal costRate,
                         @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal billRate) {}
