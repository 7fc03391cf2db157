package io.throughline.billing.unbilled;

import io.throughline.billing.Adjustment;
import io.throughline.billing.Adjustments;
import io.throughline.firm.FirmClock;
import io.throughline.page.NavigationEntry;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What work was worth at its rates and what of it reached an invoice, project by project and reason by reason; and every discount, write-down and write-up that was asked for. */
@Controller
@RequestMapping("/reductions")
class ReductionsPage {
    private static final int SIZE = 50;
    private final Realisation realisation;
    private final Adjustments adjustments;
    private final FirmClock clock;

    ReductionsPage(Realisation realisation, Adjustments adjustments, FirmClock clock) {
        this.realisation = realisation;
        this.adjustments = adjustments;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry reductions() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 17, "reductions", "/reductions", "MANAGER", "FINANCE", "DIRECTOR", "AUDITOR", "ADMIN");
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
    String show(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to, @RequestParam(required = false) Adjustment.State state,
                @RequestParam(defaultValue = "0") int page, Model model) {
        var last = to == null ? clock.today() : to;
        var first = from == null ? last.withDayOfYear(1) : from;
        model.addAttribute("from", first);
        model.addAttribute("to", last);
        model.addAttribute("state", state);
        model.addAttribute("states", Adjustment.State.values());
        model.addAttribute("projects", realisation.of(first, last, null));
        model.addAttribute("asked", adjustments.page(state, page, SIZE));
        return "billing/reductions";
    }
}
