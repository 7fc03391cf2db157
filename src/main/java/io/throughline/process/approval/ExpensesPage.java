package io.throughline.process.approval;

import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.expense.Expenses;
import io.throughline.expense.Expenses.ExpenseState;
import io.throughline.expense.Expenses.ExpenseView;
import io.throughline.expense.Expenses.NewExpense;
import io.throughline.firm.FirmClock;
import io.throughline.page.Formats;
import io.throughline.page.NavigationEntry;
import io.throughline.page.NavigationEntry.Group;
import io.throughline.people.People;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** My own expenses: entered with their receipt, handed in, mended when they come back. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/expenses")
@PreAuthorize("hasAnyRole('CONSULTANT','MANAGER')")
class ExpensesPage {
    private static final int ROWS = 25;
    private static final List<String> CATEGORIES = List.of("TRAVEL", "MEALS", "SOFTWARE", "OTHER");
    private final Expenses expenses;
    private final ExpensePolicy policy;
    private final Projects projects;
    private final People people;
    private final FirmClock clock;
    private final Formats formats;
    private final MessageSource messages;

    ExpensesPage(Expenses expenses, ExpensePolicy policy, Projects projects, People people, FirmClock clock, Formats formats, MessageSource messages) {
        this.expenses = expenses;
        this.policy = policy;
        this.projects = projects;
        this.people = people;
        this.clock = clock;
        this.formats = formats;
        this.messages = messages;
    }

    @Bean
    static NavigationEntry myExpenses() {
        return NavigationEntry.of(Group.DAY, 20, "expenses", "/expenses", "CONSULTANT", "MANAGER");
    }

    /** What the form says; the currency is the project's. */
    record Fields(LocalDate expenseDate, String projectCode, String category, BigDecimal amount, Boolean billable, String note) {}

    @GetMapping
    String list(@RequestParam(required = false) ExpenseState state, @RequestParam(defaultValue = "0") int page, Authentication who, Model model) {
        model.addAttribute("expenses", expenses.list(me(who), null, state, null, page, ROWS));
        model.addAttribute("states", ExpenseState.values());
        model.addAttribute("state", state);
        return "process/expenses";
    }

    @GetMapping("/new")
    String blank(Model page) {
        return form(null, page);
    }

    @GetMapping("/{id}")
    String one(@PathVariable long id, Authentication who, Model page) {
        return form(mine(id, who), page);
    }

    /** What the firm's table says about it, while it is being typed. */
    @GetMapping("/policy")
    String judge(@RequestParam(defaultValue = "") String category, @RequestParam(defaultValue = "") String amount, @RequestParam(defaultValue = "") String projectCode,
                 @RequestParam(required = false) LocalDate expenseDate, Model page) {
        var project = projects.find(projectCode).orElse(null);
        if (project != null && !category.isBlank() && amount.matches("\\d{1,9}([.,]\\d{1,2})?") && expenseDate != null) {
            var spent = Money.rounded(new BigDecimal(amount.replace(',', '.')), project.currency());
            page.addAttribute("verdict", policy.judge(new ExpenseView(0, null, expenseDate, "", projectCode, category, spent, spent, true, BigDecimal.ZERO, "", ExpenseState.DRAFT, false, false, null, null, null)));
        }
        return "process/expense-policy";
    }

    @PostMapping
    @Transactional
    public String log(Fields fields, @RequestParam(required = false) MultipartFile receipt, @RequestParam(defaultValue = "") String noReceiptReason,
                      @RequestParam(defaultValue = "save") String then, Authentication who, RedirectAttributes redirect) {
        var logged = expenses.log(expense(fields, who));
        return finish(logged.id(), receipt, noReceiptReason, then, redirect);
    }

    @PostMapping("/{id}")
    @Transactional
    public String change(@PathVariable long id, Fields fields, @RequestParam(required = false) MultipartFile receipt, @RequestParam(defaultValue = "") String noReceiptReason,
                         @RequestParam(defaultValue = "save") String then, Authentication who, RedirectAttributes redirect) {
        mine(id, who);
        if (then.equals("withdraw")) {
            expenses.withdraw(id);
            return done("expense.withdrawn", redirect);
        }
        expenses.change(id, expense(fields, who));
        return finish(id, receipt, noReceiptReason, then, redirect);
    }

    @GetMapping("/{id}/receipt")
    ResponseEntity<byte[]> receipt(@PathVariable long id, Authentication who) {
        mine(id, who);
        return ShownReceipt.of(expenses.receipt(id));
    }

    private String finish(long id, MultipartFile receipt, String noReceiptReason, String then, RedirectAttributes redirect) {
        try {
            if (receipt != null && !receipt.isEmpty()) expenses.attachReceipt(id, receipt.getOriginalFilename(), receipt.getContentType(), receipt.getBytes());
            else if (!noReceiptReason.isBlank()) expenses.excuseReceipt(id, noReceiptReason);
        } catch (IOException e) {
            throw new InvalidInput("receipt", "The file cannot be read.");
        }
        if (!then.equals("submit")) return done("expense.saved", redirect);
        expenses.submit(id);
        return done("expense.submitted", redirect);
    }

    private NewExpense expense(Fields f, Authentication who) {
        if (f.projectCode() == null || f.projectCode().isBlank()) throw new InvalidInput("projectCode", "It is missing.");
        if (f.amount() == null) throw new InvalidInput("amount", "It is missing.");
        var project = projects.get(f.projectCode());
        return new NewExpense(null, f.expenseDate(), me(who), project.code(), f.category(), Money.rounded(f.amount(), project.currency()), Boolean.TRUE.equals(f.billable()), null, f.note());
    }

    private String form(ExpenseView expense, Model page) {
        var open = projects.all().stream().filter(p -> p.state() == ProjectState.IN_DELIVERY || expense != null && p.code().equals(expense.projectCode())).toList();
        page.addAttribute("expense", expense);
        page.addAttribute("day", expense == null ? "" : formats.date(expense.expenseDate()));
        page.addAttribute("editable", expense == null || expense.state() == ExpenseState.DRAFT || expense.state() == ExpenseState.REJECTED);
        page.addAttribute("projects", open);
        page.addAttribute("categories", expense == null || CATEGORIES.contains(expense.category()) ? CATEGORIES : List.of("TRAVEL", "MEALS", "SOFTWARE", "OTHER", expense.category()));
        page.addAttribute("currencies", open.stream().map(ProjectSummary::currency).distinct().toList());
        page.addAttribute("today", clock.today());
        if (expense != null) page.addAttribute("verdict", policy.judge(expense));
        return "process/expense";
    }

    private ExpenseView mine(long id, Authentication who) {
        var expense = expenses.get(id);
        if (!expense.personCode().equals(me(who))) throw new Unknown("expense", id);
        return expense;
    }

    private String me(Authentication who) {
        return people.caller(who).personCode();
    }

    private String done(String key, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", messages.getMessage(key, null, LocaleContextHolder.getLocale()));
        return "redirect:/expenses";
    }
}
