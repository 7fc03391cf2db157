package io.throughline.process.invoicing;

import io.throughline.api.InvalidInput;
import io.throughline.billing.BillingRunView;
import io.throughline.billing.BillingRuns;
import io.throughline.expense.Expenses;
import io.throughline.firm.FirmClock;
import io.throughline.page.Formats;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.process.Names;
import io.throughline.process.approval.MissingWeeks;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import io.throughline.receivables.InvoiceRegister;
import io.throughline.receivables.InvoiceRegister.Wanted;
import io.throughline.security.Users;
import io.throughline.timesheet.OpenSheets;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The month's end: what is missing, what a run would draft, the run itself, and what waits for somebody after it. */
@Controller
@RequestMapping("/month-end")
@PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')")
class MonthEndPage {
    private static final int RUNS = 12;
    private static final int DRAFTS = 100;
    private final BillingRuns runs;
    private final MissingWeeks missing;
    private final OpenSheets sheets;
    private final Expenses expenses;
    private final Projects projects;
    private final People people;
    private final Users users;
    private final Reviews reviews;
    private final InvoiceRegister register;
    private final RunProgress progress;
    private final Deciders deciders;
    private final Formats formats;
    private final MessageSource messages;
    private final FirmClock clock;

    MonthEndPage(BillingRuns runs, MissingWeeks missing, OpenSheets sheets, Expenses expenses, Projects projects, People people, Users users, Reviews reviews,
                 InvoiceRegister register, RunProgress progress, Deciders deciders, Formats formats, MessageSource messages,
                 FirmClock clock) {
        this.runs = runs;
        this.missing = missing;
        this.sheets = sheets;
        this.expenses = expenses;
        this.projects = projects;
        this.people = people;
        this.users = users;
        this.reviews = reviews;
        this.register = register;
        this.progress = progress;
        this.deciders = deciders;
        this.formats = formats;
        this.messages = messages;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry monthEnd() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 10, "monthEnd", "/month-end", "FINANCE", "DIRECTOR", "ADMIN", "AUDITOR");
    }

    @GetMapping
    String overview(@RequestParam(required = false) LocalDate upTo, @RequestParam(defaultValue = "false") boolean preview, Model model) {
        var day = upTo == null ? clock.today().withDayOfMonth(1).minusDays(1) : notAhead(upTo);
        var lastWhole = clock.today().minusDays(7);
        model.addAttribute("upTo", day);
        model.addAttribute("month", formats.month(day));
        model.addAttribute("today", clock.today());
        model.addAttribute("owed", missing.owing(day.withDayOfMonth(1), day.isAfter(lastWhole) ? lastWhole : day));
        model.addAttribute("sheets", sheets.notApproved(day));
        model.addAttribute("expenses", expenses.notApproved(day));
        model.addAttribute("reviews", reviews.waiting());
        model.addAttribute("runs", runs.page(0, RUNS).content());
        model.addAttribute("names", new Names(people, users));
        if (preview) preview(day, model);
        return "process/month-end";
    }

    /** The dry run: the same calculation as the real one, and nothing is written. */
    @GetMapping("/preview")
    String previewOnly(@RequestParam LocalDate upTo, Model model) {
        preview(notAhead(upTo), model);
        return "process/month-end-preview";
    }

    private void preview(LocalDate day, Model model) {
        var dry = runs.dryRun(day);
        model.addAttribute("upTo", day);
        model.addAttribute("dry", dry);
        model.addAttribute("sums", sums(dry.invoices()));
        model.addAttribute("projectNames", projects.all().stream().collect(Collectors.toMap(p -> p.code(), p -> p.name())));
    }

    record Sum(int count, Money net, Money gross) {}

    /** One a currency. */
    private static List<Sum> sums(List<BillingRunView.Draft> drafts) {
        Map<String, Sum> sums = new TreeMap<>();
        drafts.forEach(d -> sums.merge(d.net().currency().getCurrencyCode(), new Sum(1, d.net(), d.gross()),
                (a, b) -> new Sum(a.count() + b.count(), a.net().plus(b.net()), a.gross().plus(b.gross()))));
        return List.copyOf(sums.values());
    }

    @PostMapping("/runs")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    String run(@RequestParam LocalDate upTo) {
        return "redirect:/month-end/runs/" + runs.request(notAhead(upTo)).id();
    }

    @GetMapping("/runs/{id}")
    String run(@PathVariable long id, @RequestParam(defaultValue = "0") int page, Authentication me, Model model) {
        var run = runs.get(id);
        model.addAttribute("run", run);
        model.addAttribute("mayAnswer", deciders.task("lookIntoExceptions", "run/" + id, me).isPresent());
        var found = register.find(Wanted.ofRun(id), reviews.drafts(), Math.max(page, 0), DRAFTS);
        model.addAttribute("invoices", found.page());
        model.addAttribute("totals", found.totals());
        model.addAttribute("today", clock.today());
        model.addAttribute("sentence", sentence(run));
        return progress(id, model, "process/run");
    }

    private String sentence(BillingRunView run) {
        var language = LocaleContextHolder.getLocale();
        var by = new Names(people, users).of(run.requestedBy());
        return messages.getMessage("run.sentence", new Object[] {formats.date(run.asOf()), formats.date(run.runDate()),
                by == null ? messages.getMessage("run.byCalendar", null, language) : by}, language);
    }

    /** Asked for every two seconds while something moves; once it rests the whole page is loaded anew, with all that came of it. */
    @GetMapping("/runs/{id}/progress")
    String progress(@PathVariable long id, Model model, HttpServletResponse answer) {
        var now = progress.of(id);
        model.addAttribute("progress", now);
        if (!now.moving()) answer.setHeader("HX-Refresh", "true");
        return "process/run-progress";
    }

    private String progress(long id, Model model, String view) {
        model.addAttribute("progress", progress.of(id));
        return view;
    }

    @PostMapping("/runs/{id}/exceptions")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    String answer(@PathVariable long id, @RequestParam String tryAgain, Authentication me) {
        deciders.answer("lookIntoExceptions", "run/" + id, Map.of("tryAgain", tryAgain), me);
        return "redirect:/month-end/runs/" + id;
    }

    private LocalDate notAhead(LocalDate day) {
        if (day.isAfter(clock.today())) throw new InvalidInput("upTo", "%s is in the future: only work that is done can be billed.".formatted(day));
        return day;
    }
}
