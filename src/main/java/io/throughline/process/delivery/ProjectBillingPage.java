package io.throughline.process.delivery;

import io.throughline.billing.Adjustments;
import io.throughline.billing.Deposits;
import io.throughline.billing.HeldItems;
import io.throughline.billing.RecurringInvoices;
import io.throughline.billing.Retainers;
import io.throughline.firm.FirmClock;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.project.BillRate;
import io.throughline.project.BillingTerms;
import io.throughline.project.ChangeOrders;
import io.throughline.project.ClientConsents;
import io.throughline.project.Clients;
import io.throughline.project.Projects;
import io.throughline.project.RateCard;
import io.throughline.project.Steward;
import io.throughline.project.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a project is billed: its rates, the terms agreed version by version, its retainer, deposits, adjustments, recurring invoices and what is held back. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/projects/{code}/billing")
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
class ProjectBillingPage {
    private final Projects projects;
    private final Clients clients;
    private final People people;
    private final RateCard rates;
    private final BillingTerms terms;
    private final Retainers retainers;
    private final Deposits deposits;
    private final Adjustments adjustments;
    private final RecurringInvoices recurring;
    private final HeldItems held;
    private final ChangeOrders orders;
    private final ClientConsents consents;
    private final FirmClock clock;
    private final MessageSource messages;

    ProjectBillingPage(Projects projects, Clients clients, People people, RateCard rates, BillingTerms terms, Retainers retainers, Deposits deposits, Adjustments adjustments,
                       RecurringInvoices recurring, HeldItems held, ChangeOrders orders, ClientConsents consents, FirmClock clock, MessageSource messages) {
        this.projects = projects;
        this.clients = clients;
        this.people = people;
        this.rates = rates;
        this.terms = terms;
        this.retainers = retainers;
        this.deposits = deposits;
        this.adjustments = adjustments;
        this.recurring = recurring;
        this.held = held;
        this.orders = orders;
        this.consents = consents;
        this.clock = clock;
        this.messages = messages;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
    String billing(@PathVariable String code, Authentication who, Model page) {
        var project = projects.get(code);
        var caller = people.caller(who);
        var versions = terms.of(code);
        var now = terms.on(code, clock.today()).map(BillingTerms.Version::terms).orElse(Terms.NONE);
        page.addAttribute("project", project);
        page.addAttribute("tab", "billing");
        page.addAttribute("money", true);
        page.addAttribute("keeper", caller.hasAny("MANAGER", "FINANCE", "DIRECTOR", "ADMIN"));
        page.addAttribute("finance", caller.hasAny("FINANCE", "DIRECTOR", "ADMIN"));
        page.addAttribute("client", clients.get(project.clientCode()));
        page.addAttribute("names", people.all().stream().collect(Collectors.toMap(Person::code, Person::name)));
        page.addAttribute("people", people.all());
        page.addAttribute("tasks", projects.tasks(code));
        page.addAttribute("rates", rates.of(code));
        page.addAttribute("versions", versions);
        page.addAttribute("terms", now);
        page.addAttribute("wish", TermsWish.of(now));
        page.addAttribute("orders", orders.of(code));
        page.addAttribute("consents", consents.of(code));
        page.addAttribute("steward", Steward.is(who, project, people));
        page.addAttribute("periods", retainers.of(code));
        page.addAttribute("deposits", deposits.of(code));
        page.addAttribute("adjustments", adjustments.of(code));
        page.addAttribute("recurring", recurring.of(code));
        page.addAttribute("held", held.of(code));
        page.addAttribute("today", clock.today());
        return "process/project-billing";
    }

    @PostMapping("/rates")
    String rate(@PathVariable String code, @RequestParam(defaultValue = "") String forWhom, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom,
                @RequestParam(required = false) BigDecimal rate, RedirectAttributes then) {
        var kind = forWhom.contains(":") ? forWhom.substring(0, forWhom.indexOf(':')) : "";
        var whom = forWhom.substring(forWhom.indexOf(':') + 1);
        rates.set(BillRate.of(code, kind.equals("task") ? whom : null, null, kind.equals("person") ? whom : null, kind.equals("role") ? whom : null, validFrom, null, rate));
        return done("billing.done.rate", code, then);
    }

    @PostMapping("/terms")
    String agree(@PathVariable String code, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom, TermsWish wish, RedirectAttributes then) {
        terms.agree(code, validFrom == null ? clock.today() : validFrom, wish.terms());
        return done("billing.done.terms", code, then);
    }

    @PostMapping("/deposits")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    String deposit(@PathVariable String code, @RequestParam(required = false) BigDecimal amount, RedirectAttributes then) {
        deposits.request(code, amount);
        return done("billing.done.deposit", code, then);
    }

    @PostMapping("/adjustments")
    String adjust(@PathVariable String code, @RequestParam io.throughline.billing.Adjustment.Kind kind, @RequestParam(required = false) BigDecimal percent,
                  @RequestParam(required = false) BigDecimal amount, @RequestParam(defaultValue = "") String reason, RedirectAttributes then) {
        var asked = adjustments.get(adjustments.request(code, kind, percent, amount, reason).id());
        return done(asked.state() == io.throughline.billing.Adjustment.State.WAITING ? "billing.done.adjustmentWaits" : "billing.done.adjustment", code, then);
    }

    @PostMapping("/adjustments/{id}/withdraw")
    String withdraw(@PathVariable String code, @PathVariable long id, RedirectAttributes then) {
        adjustments.withdraw(id);
        return done("billing.done.withdrawn", code, then);
    }

    @PostMapping("/recurring")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    String recur(@PathVariable String code, RecurringInvoices.NewRecurring wish, RedirectAttributes then) {
        recurring.start(code, wish);
        return done("billing.done.recurring", code, then);
    }

    @PostMapping("/recurring/{id}/price")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    String price(@PathVariable String code, @PathVariable long id, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate validFrom,
                 @RequestParam(required = false) BigDecimal amount, RedirectAttributes then) {
        recurring.setPrice(id, validFrom, amount);
        return done("billing.done.price", code, then);
    }

    @PostMapping("/recurring/{id}/stop")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    String stop(@PathVariable String code, @PathVariable long id, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on, RedirectAttributes then) {
        recurring.stop(id, on);
        return done("billing.done.stopped", code, then);
    }

    @PostMapping("/hold")
    String hold(@PathVariable String code, @RequestParam(required = false) List<Long> time, @RequestParam(required = false) List<Long> expense, @RequestParam(defaultValue = "") String reason, RedirectAttributes then) {
        held.hold(code, items(time, expense), reason);
        return done("billing.done.held", code, then);
    }

    @PostMapping("/let-go")
    String letGo(@PathVariable String code, @RequestParam(required = false) List<Long> time, @RequestParam(required = false) List<Long> expense, RedirectAttributes then) {
        held.letGo(code, items(time, expense));
        return done("billing.done.letGo", code, then);
    }

    private static List<HeldItems.Item> items(List<Long> time, List<Long> expense) {
        var items = new java.util.ArrayList<HeldItems.Item>();
        if (time != null) time.forEach(id -> items.add(new HeldItems.Item("TIME", id)));
        if (expense != null) expense.forEach(id -> items.add(new HeldItems.Item("EXPENSE", id)));
        return items;
    }

    private String done(String key, String code, RedirectAttributes then) {
        then.addFlashAttribute("done", messages.getMessage(key, new Object[] {code}, LocaleContextHolder.getLocale()));
        return "redirect:/projects/" + code + "/billing";
    }
}
