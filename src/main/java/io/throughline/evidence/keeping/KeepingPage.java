package io.throughline.evidence.keeping;

import io.throughline.api.PageOf;
import io.throughline.evidence.Evidence;
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

/** How long records are kept, what is held longer, and what ends tonight. */
@Controller
@RequestMapping("/evidence")
@PreAuthorize(Evidence.READERS)
class KeepingPage {
    private static final int DUE_AT_ONCE = 50;
    private static final String KEEPERS = "hasAnyRole('DIRECTOR','ADMIN')";
    private final Retention retention;
    private final LegalHolds holds;
    private final MessageSource words;

    KeepingPage(Retention retention, LegalHolds holds, MessageSource words) {
        this.retention = retention;
        this.holds = holds;
        this.words = words;
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
