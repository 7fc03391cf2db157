package io.throughline.evidence.control;

import io.throughline.evidence.Evidence;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the controls answered in their last round, and what was ever found. */
@Controller
@RequestMapping("/evidence/controls")
@PreAuthorize(Evidence.READERS)
class ControlPage {
    private static final int AT_ONCE = 20;
    private final Controls controls;
    private final ControlRounds rounds;

    ControlPage(Controls controls, ControlRounds rounds) {
        this.controls = controls;
        this.rounds = rounds;
    }

    /** One control and what it found in the last round. */
    public record Asked(String control, List<Controls.Finding> findings) {}

    @GetMapping
    String last(@RequestParam(defaultValue = "0") int page, Model model) {
        var round = controls.lastRound();
        model.addAttribute("round", round.orElse(null));
        model.addAttribute("asked", byControl(round.map(Controls.Round::findings).orElse(List.of())));
        model.addAttribute("ever", controls.findings(Math.max(page, 0), AT_ONCE));
        model.addAttribute("going", rounds.going().orElse(null));
        return "evidence/controls";
    }

    /** Asked again each second by the page while a round goes on. */
    @GetMapping("/progress")
    String progress(Model model) {
        model.addAttribute("going", rounds.going().orElse(null));
        return "evidence/controls-progress :: progress";
    }

    @PostMapping
    String ask() {
        rounds.start();
        return "redirect:/evidence/controls";
    }

    private static List<Asked> byControl(List<Controls.Finding> found) {
        return Controls.names().stream().map(name -> new Asked(name, found.stream().filter(f -> f.control().equals(name)).toList())).toList();
    }
}
