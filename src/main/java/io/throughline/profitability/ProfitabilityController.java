package io.throughline.profitability;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import io.throughline.profitability.Profitability.Earned;
import io.throughline.quantity.Money;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was earned, in EUR. By person, labour and margin would tell what an hour of theirs costs: only for those who may know. */
@RestController
@RequestMapping("/api/v1/profitability")
class ProfitabilityController {
    private static final List<String> KNOW_COST_RATES = List.of("ROLE_FINANCE", "ROLE_DIRECTOR", "ROLE_AUDITOR", "ROLE_ADMIN");
    private final Profitability profitability;

    ProfitabilityController(Profitability profitability) {
        this.profitability = profitability;
    }

    private static final String FEES = "Fixed fees: a project earned them, no single person";

    /** {@code label} says whose a line is that is nobody's; {@code utilisationPercent}: billable of all hours; {@code marginPercent}: of revenue, missing where there is none. */
    record Line(String key, String label, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal hours, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal billableHours,
                @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal utilisationPercent, Money revenue, Money labourCost, Money expenseCost, Money margin,
                @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal marginPercent) {

        static Line of(Earned e, boolean withCost) {
            return new Line(e.key(), e.key().equals(Profitability.NOBODY) ? FEES : null, e.hours(), e.billableHours(), percent(e.billableHours(), e.hours()), euros(e.revenue()),
                    withCost ? euros(e.labourCost()) : null, euros(e.expenseCost()), withCost ? euros(e.margin()) : null,
                    withCost ? percent(e.margin(), e.revenue()) : null);
        }

        private static Money euros(BigDecimal amount) {
            return Money.rounded(amount, "EUR");
        }

        private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
            return whole.signum() <= 0 ? null : part.movePointRight(2).divide(whole, 1, Rounding.MODE);
        }
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
    PageOf<Line> earned(@RequestParam(defaultValue = "project") String by, @RequestParam(required = false) LocalDate from,
                        @RequestParam(required = false) LocalDate to, Authentication who) {
        if (from != null && to != null && to.isBefore(from)) throw new InvalidInput("to", "%s is before %s".formatted(to, from));
        var dimension = dimension(by);
        boolean withCost = dimension != Dimension.PERSON || who.getAuthorities().stream().anyMatch(a -> KNOW_COST_RATES.contains(a.getAuthority()));
        var lines = profitability.earned(dimension, from, to).stream().map(e -> Line.of(e, withCost)).toList();
        return new PageOf<>(lines, lines.size(), 0, lines.size());
    }

    private static Dimension dimension(String by) {
        return Arrays.stream(Dimension.values()).filter(d -> d.name().equalsIgnoreCase(by)).findFirst()
                .orElseThrow(() -> new InvalidInput("by", "'%s' is none of project, client, person, month".formatted(by)));
    }
}
