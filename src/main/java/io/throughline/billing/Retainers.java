package io.throughline.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.firm.FirmClock;
import io.throughline.project.BillingTerms;
import io.throughline.project.Projects;
import io.throughline.project.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
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
    private final FirmClock clock;

    Retainers(BillingTerms terms, Projects projects, Contract contract, FirmClock clock) {
        this.terms = terms;
        this.projects = projects;
        this.contract = contract;
        this.clock = clock;
    }

    public List<Period> of(String projectCode) {
        projects.get(projectCode);
        var today = clock.today();
        var now = terms.on(projectCode, today).map(v -> v.terms().retainer()).orElse(null);
        if (now == null) return List.of();
        return contract.book(projectCode, now, today).periods().stream().map(p -> new Period(p.from, p.to, p.expires, now.unit(), two(p.agreed.quantity()),
                two(p.drawnWithin.add(p.drawnAfter)), two(p.usable(today)), two(p.expired(today)))).toList();
    }

    private static BigDecimal two(BigDecimal number) {
        return number.setScale(2, java.math.RoundingMode.HALF_UP);
    }
}
