package io.throughline.evidence.control;

import io.throughline.api.PageOf;
import io.throughline.evidence.Evidence;
import io.throughline.evidence.period.Sampling;
import java.time.LocalDate;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the controls found, now and before; and samples that can be drawn again. */
@RestController
@RequestMapping("/api/v1/evidence")
@PreAuthorize(Evidence.READERS)
class ControlController {
    private final Controls controls;
    private final Sampling sampling;

    ControlController(Controls controls, Sampling sampling) {
        this.controls = controls;
        this.sampling = sampling;
    }

    @GetMapping("/findings")
    PageOf<Controls.Finding> findings(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return controls.findings(page, size);
    }

    /** Runs every control and answers all that is wrong now. */
    @GetMapping("/controls")
    List<Controls.Finding> controls() {
        return controls.run();
    }

    /** The same seed draws the same invoices. */
    @GetMapping("/sample")
    Sampling.Sample sample(@RequestParam String seed, @RequestParam(defaultValue = "25") int count, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return sampling.draw(seed, count, from, to);
    }
}
