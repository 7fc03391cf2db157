package io.throughline.evidence;

import io.throughline.api.PageOf;
import io.throughline.firm.FirmClock;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The auditor's work on a period: a sample that can be drawn again, the package to take along; and how long records are kept. */
@Controller
@RequestMapping("/evidence")
@PreAuthorize(Evidence.READERS)
class PeriodPage {
    private static final int DUE_AT_ONCE = 50;
    private static final String KEEPERS = "hasAnyRole('DIRECTOR','ADMIN')";
    private final Sampling sampling;
    private final Retention retention;
    private final LegalHolds holds;
    private final FirmClock clock;
    private final MessageSource words;

    PeriodPage(Sampling sampling, Retention retention, LegalHolds holds, FirmClock clock, MessageSource words) {
        this.sampling = sampling;
        this.retention = retention;
        this.holds = holds;
        this.clock = clock;
        this.words = words;
    }

    /** Without a seed: the form, for the month before this one. */
    @GetMapping("/period")
    String period(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to, @RequestParam(defaultValue = "") String seed,
                  @RequestParam(defaultValue = "10") int count, Model page) {
        var first = from == null ? clock.today().minusMonths(1).withDayOfMonth(1) : from;
        var last = to == null ? clock.today().withDayOfMonth(1).minusDays(1) : to;
        page.addAttribute("from", first);
        page.addAttribute("to", last);
        page.addAttribute("seed", seed);
        page.addAttribute("count", count);
        if (!seed.isBlank()) page.addAttribute("sample", sampling.draw(seed.strip(), count, first, last));
        return "evidence/period";
    }

    @GetMapping("/keeping")
    String keeping(@RequestParam(defaultValue = "0") int page, Model model) {
        var standing = retention.standing();
        model.addAttribute("standing", standing);
        model.addAttribute("due", PageOf.of(standing.due(), Math.max(page, 0), DUE_AT_ONCE));
        model.addAttribute("holds", holds.all());
        return "evidence/keeping";
    }

    @PostMapping("/holds")
    @PreAuthorize(KEEPERS)
    String hold(@RequestParam String subject, @RequestParam String reason, Locale language, RedirectAttributes then) {
        holds.set(subject.strip(), reason);
        then.addFlashAttribute("done", words.getMessage("evidence.held.done", new Object[] {subject.strip()}, language));
        return "redirect:/evidence/keeping";
    }

    @PostMapping("/holds/{id}/lift")
    @PreAuthorize(KEEPERS)
    String lift(@PathVariable long id, Locale language, RedirectAttributes then) {
        holds.lift(id);
        then.addFlashAttribute("done", words.getMessage("evidence.lifted.done", null, language));
        return "redirect:/evidence/keeping";
    }
}
