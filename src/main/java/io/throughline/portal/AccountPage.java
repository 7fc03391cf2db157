package io.throughline.portal;

import io.throughline.api.PageOf;
import io.throughline.firm.FirmClock;
import io.throughline.project.ClientConsents;
import io.throughline.quantity.Money;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Receivables.Receivable;
import io.throughline.receivables.Statements;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything of a client in one place: invoices, what is open, the statement, their projects. */
@Controller
@RequestMapping("/portal/{linkId:[0-9a-f]{16}}")
class AccountPage {
    private static final int PAGE = 20;
    private static final int MONTHS = 12;

    /** What is open in a currency, and how much of it is overdue. */
    record Balance(Money open, Money overdue) {}

    private record Days(LocalDate first, LocalDate last) {}

    private final Door door;
    private final Receivables receivables;
    private final Statements statements;
    private final ClientProjects projects;
    private final ClientConsents consents;
    private final FirmClock clock;

    AccountPage(Door door, Receivables receivables, Statements statements, ClientProjects projects, ClientConsents consents, FirmClock clock) {
        this.door = door;
        this.receivables = receivables;
        this.statements = statements;
        this.projects = projects;
        this.consents = consents;
        this.clock = clock;
    }

    @GetMapping
    String home(@PathVariable String linkId, @RequestParam(defaultValue = "0") int page, HttpServletRequest request, Model model) {
        var visitor = door.visitor(linkId, request);
        if (!visitor.seesAccount()) return "redirect:%s/invoices/%s".formatted(visitor.home(), visitor.link().invoiceNumber());
        var all = new ArrayList<>(visitor.seesInvoices() ? receivables.ofClient(visitor.client().code()) : List.<Receivable>of());
        Collections.reverse(all);
        var at = Math.max(0, Math.min(page, (all.size() - 1) / PAGE));
        model.addAttribute("visitor", visitor).addAttribute("balances", balances(all)).addAttribute("today", clock.today())
                .addAttribute("invoices", new PageOf<>(all.stream().skip((long) at * PAGE).limit(PAGE).toList(), all.size(), at, PAGE))
                .addAttribute("pages", (all.size() + PAGE - 1) / PAGE).addAttribute("projects", visitor.seesProjects() ? projects.of(visitor.client().code()) : List.of())
                .addAttribute("consents", visitor.seesProjects() ? consents.openOf(visitor.client().code()) : List.of());
        return "portal/account";
    }

    @GetMapping("/statement")
    String statement(@PathVariable String linkId, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
                     @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to, HttpServletRequest request, Model model) {
        var visitor = account(linkId, request);
        var days = days(from, to);
        model.addAttribute("visitor", visitor).addAttribute("from", days.first()).addAttribute("to", days.last())
                .addAttribute("statement", statements.of(visitor.client().code(), days.first(), days.last()));
        return "portal/statement";
    }

    @GetMapping("/statement.pdf")
    ResponseEntity<byte[]> paper(@PathVariable String linkId, @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
                                 @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to, HttpServletRequest request) {
        var visitor = account(linkId, request);
        var days = days(from, to);
        return InvoicePage.pdf("%s-%s".formatted(visitor.client().code(), days.last()), statements.pdf(visitor.client().code(), days.first(), days.last()));
    }

    /** A year up to today where nothing else, or nothing sensible, is asked for. */
    private Days days(LocalDate from, LocalDate to) {
        var last = to == null || to.isAfter(clock.today()) ? clock.today() : to;
        return new Days(from == null || from.isAfter(last) ? last.minusMonths(MONTHS) : from, last);
    }

    private Visitor account(String linkId, HttpServletRequest request) {
        var visitor = door.visitor(linkId, request);
        if (!visitor.seesAccount() || !visitor.seesInvoices()) throw new DoorClosed(false);
        return visitor;
    }

    private List<Balance> balances(List<Receivable> all) {
        var byCurrency = new TreeMap<String, Balance>();
        for (var item : all) {
            var nothing = Money.zero(item.gross().currency().getCurrencyCode());
            var late = !item.isSettled() && clock.today().isAfter(item.dueDate());
            byCurrency.merge(item.gross().currency().getCurrencyCode(), new Balance(item.open(), late ? item.open() : nothing),
                    (a, b) -> new Balance(a.open().plus(b.open()), a.overdue().plus(b.overdue())));
        }
        return List.copyOf(byCurrency.values());
    }
}
