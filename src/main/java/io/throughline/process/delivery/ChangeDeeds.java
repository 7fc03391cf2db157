package io.throughline.process.delivery;

import io.throughline.api.Unknown;
import io.throughline.api.WrittenNumber;
import io.throughline.people.People;
import io.throughline.project.ChangeOrder;
import io.throughline.project.ChangeOrders;
import io.throughline.project.ClientConsents;
import io.throughline.project.Projects;
import io.throughline.project.Steward;
import io.throughline.project.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done on a project's billing page about change orders, and about what its client is asked. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/projects/{code}")
@PreAuthorize("hasAnyRole('MANAGER','DIRECTOR','ADMIN')")
class ChangeDeeds {
    private final ChangeOrders orders;
    private final ClientConsents consents;
    private final Projects projects;
    private final People people;
    private final MessageSource messages;

    ChangeDeeds(ChangeOrders orders, ClientConsents consents, Projects projects, People people, MessageSource messages) {
        this.orders = orders;
        this.consents = consents;
        this.projects = projects;
        this.people = people;
        this.messages = messages;
    }

    @PostMapping("/change-orders")
    String propose(@PathVariable String code, @RequestParam(defaultValue = "") String title, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom,
                   @RequestParam(required = false) BigDecimal budgetHours, @RequestParam(required = false) BigDecimal budgetAmount, @RequestParam(required = false) BigDecimal cap,
                   @RequestParam(required = false) BigDecimal price, @RequestParam(defaultValue = "") String milestones, @RequestParam(defaultValue = "") String instalments, Authentication who, RedirectAttributes then) {
        steward(code, who);
        var stones = TermsWish.lines("milestones", milestones, 3, p -> new ChangeOrder.MilestoneChange(p[0], p[1].isEmpty() ? null : LocalDate.parse(p[1]), p[2].isEmpty() ? null : WrittenNumber.of(p[2])));
        var parts = TermsWish.lines("instalments", instalments, 3, p -> new Terms.Instalment(p[0], LocalDate.parse(p[1]), WrittenNumber.of(p[2])));
        orders.propose(code, title, validFrom, new ChangeOrder.Changes(budgetHours, budgetAmount, cap, price, stones, parts));
        return done("change.done.proposed", code, then);
    }

    @PostMapping("/change-orders/{number}/withdraw")
    String withdraw(@PathVariable String code, @PathVariable int number, @RequestParam String reason, Authentication who, RedirectAttributes then) {
        steward(code, who);
        orders.withdraw(code, number, reason);
        return done("change.done.withdrawn", code, then);
    }

    @PostMapping("/consents/{id}/ask-again")
    String askAgain(@PathVariable String code, @PathVariable long id, Authentication who, RedirectAttributes then) {
        steward(code, who);
        if (!consents.get(id).projectCode().equals(code)) throw new Unknown("consent", id);
        consents.askAgain(id);
        return done("consent.done.again", code, then);
    }

    private void steward(String code, Authentication who) {
        Steward.require(who, projects.get(code), people);
    }

    private String done(String key, String code, RedirectAttributes then) {
        then.addFlashAttribute("done", messages.getMessage(key, new Object[] {code}, LocaleContextHolder.getLocale()));
        return "redirect:/projects/" + code + "/billing";
    }
}
