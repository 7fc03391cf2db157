package io.throughline.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.api.PageOf;
import io.throughline.studio.WhatIf.Result;
import io.throughline.studio.WhatIf.Step;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A release tried on history: how far it is, then both drawings with how often each step was taken, and case by case what differs. */
@Controller
@RequestMapping("/models/{id}/what-if")
@PreAuthorize("hasAnyRole('ANALYST','DIRECTOR','ADMIN','AUDITOR')")
class WhatIfPage {
    private static final int ROWS = 25;
    private final Releases releases;
    private final WhatIfs whatIfs;
    private final ObjectMapper json;

    WhatIfPage(Releases releases, WhatIfs whatIfs, ObjectMapper json) {
        this.releases = releases;
        this.whatIfs = whatIfs;
        this.json = json;
    }

    /** {@code beside}: the release whose drawing is today's; counts are {@code element:times} for each drawing. */
    record Drawing(String process, String file, String today, String draft) {}

    @GetMapping
    String one(@PathVariable long id, @RequestParam(defaultValue = "0") int page, Model model) throws JsonProcessingException {
        var release = releases.get(id);
        var last = whatIfs.last(id).orElse(null);
        model.addAttribute("release", release);
        model.addAttribute("months", WhatIfs.MONTHS);
        model.addAttribute("tried", last);
        if (last == null || last.result() == null) return "studio/what-if";
        var result = json.readValue(last.result(), Result.class);
        int from = Math.max(0, page) * ROWS;
        var rows = result.cases().stream().skip(from).limit(ROWS).toList();
        model.addAttribute("result", result);
        model.addAttribute("steps", result.steps().stream().filter(Step::isDifferent).toList());
        model.addAttribute("others", result.otherCases().stream().limit(ROWS).toList());
        model.addAttribute("cases", new PageOf<>(rows, result.cases().size(), Math.max(0, page), ROWS));
        model.addAttribute("beside", whatIfs.beside(release).orElse(null));
        model.addAttribute("drawings", drawings(result, release));
        return "studio/what-if";
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('ANALYST','DIRECTOR','ADMIN')")
    String start(@PathVariable long id, @RequestParam(defaultValue = "" + WhatIfs.MONTHS) int months) {
        whatIfs.start(id, months, null);
        return "redirect:/models/" + id + "/what-if";
    }

    /** Models that were changed, and those whose steps were taken more or less often. */
    private List<Drawing> drawings(Result result, ModelRelease release) {
        var changed = releases.diff(release.id(), Locale.ENGLISH).stream().map(f -> f.file()).filter(f -> f.endsWith(".bpmn")).collect(Collectors.toSet());
        var byProcess = result.steps().stream().collect(Collectors.groupingBy(Step::process, TreeMap::new, Collectors.toList()));
        return byProcess.entrySet().stream().filter(p -> changed.contains("processes/" + p.getKey() + ".bpmn") || p.getValue().stream().anyMatch(Step::isDifferent))
                .map(p -> new Drawing(p.getKey(), "processes/" + p.getKey() + ".bpmn",
                        p.getValue().stream().filter(s -> s.today() > 0).map(s -> s.element() + ":" + s.today()).collect(Collectors.joining(" ")),
                        p.getValue().stream().filter(s -> s.draft() > 0).map(s -> s.element() + ":" + s.draft()).collect(Collectors.joining(" ")))).toList();
    }
}
