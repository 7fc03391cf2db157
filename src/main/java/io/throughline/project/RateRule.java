package io.throughline.project;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A rate that could hold for an hour. {@code subject}: whose it is, by code or role; empty for the firm's. */
public record RateRule(RatePlace place, String subject, LocalDate validFrom, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate) {}
