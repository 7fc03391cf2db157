package io.throughline.ledger;

import io.throughline.api.InvalidInput;
import io.throughline.firm.FirmClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts under the accountant's names and numbers, and the batches of postings that went out. */
@Controller
@RequestMapping("/ledger/accounts")
class AccountsPage {
    private static final String FINANCE = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";
    private final ChartOfAccounts chart;
    private final LedgerExports exports;
    private final ExportDifferences differences;
    private final FirmClock clock;
    private final MessageSource messages;

    AccountsPage(ChartOfAccounts chart, LedgerExports exports, ExportDifferences differences, FirmClock clock, MessageSource messages) {
        this.chart = chart;
        this.exports = exports;
        this.differences = differences;
        this.clock = clock;
        this.messages = messages;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    String show(Model model) {
        model.addAttribute("accounts", chart.all());
        model.addAttribute("batches", exports.all());
        model.addAttribute("today", clock.today());
        return "ledger/accounts";
    }

    @PostMapping("/{account}")
    @PreAuthorize(FINANCE)
    String change(@PathVariable String account, @RequestParam String name, @RequestParam(defaultValue = "") String number, RedirectAttributes then) {
        chart.change(account, name, number);
        return done(then, "accounts.done.changed", account);
    }

    @PostMapping("/exports")
    @PreAuthorize(FINANCE)
    String export(@RequestParam LocalDate upTo, RedirectAttributes then) {
        var made = exports.make(upTo);
        return done(then, made.isPresent() ? "accounts.done.exported" : "accounts.done.nothing", made.map(b -> String.valueOf(b.entries())).orElse(""));
    }

    /** Nothing is kept of what the other books say: the page is the answer. */
    @PostMapping("/exports/{id}/differences")
    @PreAuthorize(FINANCE)
    String compare(@PathVariable long id, @RequestParam(required = false) MultipartFile file, Model model) throws IOException {
        if (file == null || file.isEmpty()) throw new InvalidInput("file", "is empty");
        model.addAttribute("report", differences.compare(id, new String(file.getBytes(), StandardCharsets.UTF_8)));
        return "ledger/differences";
    }

    private String done(RedirectAttributes then, String key, String value) {
        then.addFlashAttribute("done", messages.getMessage(key, new Object[] {value}, LocaleContextHolder.getLocale()));
        return "redirect:/ledger/accounts";
    }
}
