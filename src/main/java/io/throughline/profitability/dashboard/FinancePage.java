package io.throughline.profitability.dashboard;

import io.throughline.page.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the firm stands: cash to come, what is late, what is not billed, what is earned. */
@Controller
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
class FinancePage {
    private final FinanceFigures figures;

    FinancePage(FinanceFigures figures) {
        this.figures = figures;
    }

    @Bean
    static NavigationEntry finance() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 0, "finance", "/finance", "MANAGER", "FINANCE", "DIRECTOR", "AUDITOR", "ADMIN");
    }

    @GetMapping("/finance")
    String finance(Model model) {
        cash(model);
        var unbilled = figures.unbilled();
        model.addAttribute("unbilledChart", figures.unbilled(unbilled));
        model.addAttribute("unbilled", figures.worth(unbilled));
        model.addAttribute("unbilledProjects", unbilled.size());
        return "profitability/finance";
    }

    /** What was earned: reckoned apart, so that the page is there before it. */
    @GetMapping("/finance/earned")
    String earned(Model model) {
        model.addAttribute("months", figures.marginByMonth());
        model.addAttribute("projects", figures.marginByProject());
        model.addAttribute("efficiency", figures.efficiency());
        return "profitability/earned";
    }

    /** Cash and age only: a part of the page that people start with. */
    @GetMapping("/finance/cash")
    String cashOnly(Model model) {
        cash(model);
        return "profitability/cash";
    }

    private void cash(Model model) {
        var open = figures.open();
        var late = figures.overdue(open);
        model.addAttribute("cash", figures.cashExpected(open, ""));
        model.addAttribute("aged", figures.aged(open));
        model.addAttribute("open", figures.sum(open));
        model.addAttribute("late", figures.sum(late));
        model.addAttribute("openInvoices", open.size());
        model.addAttribute("lateInvoices", late.size());
    }
}
