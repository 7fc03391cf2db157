package io.throughline.evidence.period;

import io.throughline.evidence.Evidence;
import io.throughline.firm.FirmClock;
import java.time.LocalDate;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The auditor's work on a period: a sample that can be drawn again, and the package to take along. */
@Controller
@RequestMapping("/evidence")
@PreAuthorize(Evidence.READERS)
class PeriodPage {
    private final Sampling sampling;
    private final FirmClock clock;

    PeriodPage(Sampling sampling, FirmClock clock) {
        this.sampling = sampling;
        this.clock = clock;
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
}
