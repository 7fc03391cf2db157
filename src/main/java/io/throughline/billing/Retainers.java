package io.throughline.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.billing.contract.Contract;
import io.throughline.billing.contract.PlanItems;
import io.throughline.firm.FirmClock;
import io.throughline.project.BillingTerms;
import io.throughline.project.Projects;
import io.throughline.project.Terms;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a project's retainer stands: each period with what was prepaid, drawn, left and expired. In hours or money, as agreed. */
@Service
@Transactional(readOnly = true)
public class Retainers {

    /** {@code usable}: today, of what is left; {@code expires}: the last day on which something of it can be drawn. */
    public record Period(LocalDate from, LocalDate to, LocalDate expires, Terms.Retainer.Unit unit, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal prepaid,
                         @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal drawn, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal usable,
                         @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal expired) {}

    private final BillingTerms terms;
    private final Projects projects;
    private final Contract contract;
    private final PlanItems items;
    private final FirmClock clock;

    Retainers(BillingTerms terms, Projects projects, Contract contract, PlanItems items, FirmClock clock) {
        this.terms = terms;
        this.projects = projects;
        this.contract = contract;
        this.items = items;
        this.clock = clock;
    }

    public List<Period> of(String projectCode) {
        projects.get(projectCode);
        var today = clock.today();
        var now = terms.on(projectCode, today).map(v -> v.terms().retainer()).orElse(null);
        if (now == null) return List.of();
        return contract.book(projectCode, now, today).periods().stream().map(p -> new Period(p.from, p.to, p.expires, now.unit(), two(p.agreed.quantity()),
                two(p.drawn()), two(p.usable(today)), two(p.expired(today)))).toList();
    }

    /** What of the prepaid periods' invoices, net of credits, nobody has drawn and what has not expired by the day: not earned yet. Empty where nothing was ever prepaid. */
    public Optional<Money> unearned(String projectCode, LocalDate day) {
        var billed = items.prepaid(projectCode, day);
        if (billed.isEmpty()) return Optional.empty();
        var currency = projects.get(projectCode).currency();
        var now = terms.of(projectCode).stream().map(v -> v.terms().retainer()).filter(Objects::nonNull).reduce((earlier, later) -> later).orElse(null);
        if (now == null) return Optional.empty();
        var sum = BigDecimal.ZERO;
        for (var period : contract.bookOn(day, projectCode, now).periods()) {
            var quantity = period.agreed.quantity();
            var net = billed.getOrDefault(period.item(), BigDecimal.ZERO);
            if (net.signum() == 0 || quantity.signum() == 0) continue;
            var left = period.left().max(BigDecimal.ZERO).subtract(period.expired(day)).max(BigDecimal.ZERO);
            sum = sum.add(net.multiply(left).divide(quantity, 10, RoundingMode.HALF_UP));
        }
        return Optional.of(Money.rounded(sum, currency));
    }

    /** Projects of which a period was ever invoiced. */
    public List<String> prepaidProjects() {
        return items.prepaidProjects();
    }

    private static BigDecimal two(BigDecimal number) {
        return number.setScale(2, RoundingMode.HALF_UP);
    }
}
