package io.throughline.studio;

import io.throughline.studio.MigrationTable.MigratedCase;
import io.throughline.studio.ModelRelease.State;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Running cases on their way to the live release: which can go, which cannot and why, where those go on, and how far it is. */
@Controller
@RequestMapping("/models/{id}/migrate")
@PreAuthorize("hasAnyRole('ANALYST','DIRECTOR','ADMIN','AUDITOR')")
class MigrationPage {
    /** {@code to.undelivered-mail.fixAddress=mendAddress} */
    private static final String CHOSEN = "to.";
    private static final int SHOWN = 100;
    private final Releases releases;
    private final Migrations migrations;
    private final MigrationPlans plans;

    MigrationPage(Releases releases, Migrations migrations, MigrationPlans plans) {
        this.releases = releases;
        this.migrations = migrations;
        this.plans = plans;
    }

    @GetMapping
    String look(@PathVariable long id, @RequestParam Map<String, String> chosen, Model model) {
        var release = releases.get(id);
        var last = migrations.last(id).orElse(null);
        boolean moving = last != null && last.state().equals("RUNNING");
        model.addAttribute("release", release);
        model.addAttribute("last", last);
        model.addAttribute("moving", moving);
        if (last != null) model.addAttribute("left", some(last.cases().stream().filter(c -> !Boolean.TRUE.equals(c.moved())).toList()));
        if (release.state() == State.LIVE && !moving) {
            var foreseen = migrations.foresee(id, pairs(chosen));
            model.addAttribute("foreseen", foreseen);
            model.addAttribute("cannot", some(foreseen.cases().stream().filter(c -> !c.can()).toList()));
            model.addAttribute("stuck", plans.stuck());
            model.addAttribute("chosen", chosen);
        }
        return "studio/migrate";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ANALYST','DIRECTOR','ADMIN')")
    String move(@PathVariable long id, @RequestParam Map<String, String> chosen) {
        migrations.migrateMeanwhile(id, pairs(chosen));
        return "redirect:/models/" + id + "/migrate";
    }

    private static List<MigratedCase> some(List<MigratedCase> cases) {
        return cases.subList(0, Math.min(cases.size(), SHOWN));
    }

    private static Map<String, Map<String, String>> pairs(Map<String, String> chosen) {
        var pairs = new TreeMap<String, Map<String, String>>();
        chosen.forEach((name, to) -> {
            var parts = name.split("\\.", 3);
            if (name.startsWith(CHOSEN) && parts.length == 3 && !to.isBlank()) pairs.computeIfAbsent(parts[1], p -> new TreeMap<>()).put(parts[2], to);
        });
        return pairs;
    }
}
