package io.throughline.process.books;

import io.throughline.ledger.PeriodClosing;
import java.time.YearMonth;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with a month on the page of the books; each deed leads back to it. */
@Controller
@RequestMapping("/ledger/periods/{month}")
@PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
class PeriodDeeds {
    private final ClosingDesk desk;
    private final MessageSource messages;

    PeriodDeeds(ClosingDesk desk, MessageSource messages) {
        this.desk = desk;
        this.messages = messages;
    }

    @PostMapping("/start")
    String start(@PathVariable String month, RedirectAttributes then) {
        desk.start(of(month));
        return done(then, "books.done.started", month);
    }

    @PostMapping("/close")
    String ask(@PathVariable String month, Authentication me, RedirectAttributes then) {
        desk.ask(of(month), me.getName());
        return done(then, "books.done.asked", month);
    }

    @PostMapping("/confirm")
    String confirm(@PathVariable String month, Authentication me, RedirectAttributes then) {
        desk.decide(of(month), true, "", me.getName());
        return done(then, "books.done.closed", month);
    }

    @PostMapping("/decline")
    String decline(@PathVariable String month, @RequestParam String comment, Authentication me, RedirectAttributes then) {
        desk.decide(of(month), false, comment, me.getName());
        return done(then, "books.done.declined", month);
    }

    @PostMapping("/reopen")
    String reopen(@PathVariable String month, @RequestParam String reason, RedirectAttributes then) {
        desk.askToReopen(of(month), reason);
        return done(then, "books.done.reopenAsked", month);
    }

    /** {@code approved}: true opens the month again, false leaves it closed. */
    @PostMapping("/reopen/decide")
    String decideOnReopening(@PathVariable String month, @RequestParam boolean approved, Authentication me, RedirectAttributes then) {
        desk.decideOnReopening(of(month), approved, me.getName());
        return done(then, approved ? "books.done.reopened" : "books.done.leftClosed", month);
    }

    private static YearMonth of(String month) {
        return PeriodClosing.month(month);
    }

    private String done(RedirectAttributes then, String key, String month) {
        then.addFlashAttribute("done", messages.getMessage(key, new Object[] {month}, LocaleContextHolder.getLocale()));
        return "redirect:/ledger";
    }
}
