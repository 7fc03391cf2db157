package io.throughline.billing.contract;

import io.throughline.api.InvalidInput;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.page.NavigationEntry;
import io.throughline.page.TypedAmount;
import io.throughline.project.BillingModel;
import io.throughline.project.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A contract tried before it is agreed on: all of it stands in the address, and nothing is written. */
@Controller
@RequestMapping("/billing-simulation")
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
class SimulationPage {
    private final Firm firm;
    private final FirmClock clock;

    SimulationPage(Firm firm, FirmClock clock) {
        this.firm = firm;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry simulation() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 17, "simulation", "/billing-simulation", "MANAGER", "FINANCE", "DIRECTOR", "ADMIN");
    }

    @GetMapping
    String show(@RequestParam(required = false) BillingModel model, @RequestParam(required = false) LocalDate from, @RequestParam Map<String, String> asked, Model page) {
        var start = from == null ? clock.today().withDayOfMonth(1) : from;
        page.addAttribute("asked", asked);
        page.addAttribute("from", start);
        page.addAttribute("model", model);
        page.addAttribute("currency", asked.getOrDefault("currency", firm.profile().currency()));
        page.addAttribute("models", List.of(BillingModel.TIME_AND_MATERIALS, BillingModel.FIXED_FEE, BillingModel.RETAINER));
        if (model != null) {
            try {
                page.addAttribute("result", ContractSimulation.of(draft(model, start, asked)));
            } catch (InvalidInput e) {
                page.addAttribute("problems", e.problems());
            }
        }
        return "billing/simulation";
    }

    private ContractDraft draft(BillingModel model, LocalDate from, Map<String, String> asked) {
        var hours = Arrays.stream(asked.getOrDefault("hours", "").split("[;\\s]+|,\\s+")).filter(h -> !h.isBlank()).map(h -> number("hours", h)).toList();
        var cap = one("cap", asked) == null ? null : new Terms.Cap(one("cap", asked), Terms.Cap.Reached.STOP);
        var prepaid = one("retainerHours", asked);
        var rollover = one("rollover", asked);
        var price = one("retainerPrice", asked);
        var retainer = prepaid == null ? null : new Terms.Retainer(Terms.Retainer.Unit.HOURS, prepaid, price == null ? BigDecimal.ZERO : price, 1, from, null, rollover, rollover == null ? 0 : 1, one("overage", asked), null);
        var periods = one("periods", asked);
        return new ContractDraft(model, asked.getOrDefault("currency", firm.profile().currency()), from, periods == null ? null : periods.intValue(), hours, one("rate", asked), one("price", asked), one("budgetHours", asked),
                one("monthlyFee", asked), null, new Terms(null, cap, null, retainer, null, null, null));
    }

    private static BigDecimal one(String field, Map<String, String> asked) {
        var typed = asked.getOrDefault(field, "");
        return typed.isBlank() ? null : number(field, typed);
    }

    private static BigDecimal number(String field, String typed) {
        return TypedAmount.read(typed, LocaleContextHolder.getLocale()).orElseThrow(() -> new InvalidInput(field, "'%s' is no number".formatted(typed)));
    }
}
