package io.throughline.process.incident;

import io.throughline.page.NavigationEntry;
import io.throughline.page.Translations;
import io.throughline.process.Incidents.FailedStep;
import io.throughline.process.Incidents;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The incident desk: what failed, why, what it holds up, another try, and what came of it. */
@Controller
@RequestMapping("/incidents")
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')")
class IncidentPage {
    private static final int ROWS = 25;
    private static final int ENDED = 10;
    private final Incidents incidents;
    private final HeldUp heldUp;
    private final MessageSource messages;
    private final Translations translations;

    IncidentPage(Incidents incidents, HeldUp heldUp, MessageSource messages, Translations translations) {
        this.incidents = incidents;
        this.heldUp = heldUp;
        this.messages = messages;
        this.translations = translations;
    }

    @Bean
    static NavigationEntry incidentDesk() {
        return NavigationEntry.of(NavigationEntry.Group.ENGINE, 5, "incidents", "/incidents", "MANAGER", "FINANCE", "DIRECTOR", "ANALYST", "AUDITOR", "ADMIN");
    }

    record Row(FailedStep failed, HeldUp.Thing about, String advice) {}

    @GetMapping
    String desk(@RequestParam(defaultValue = "0") int page, Model model) {
        model.addAttribute("open", incidents.open(Math.max(page, 0), ROWS).map(this::row));
        model.addAttribute("ended", incidents.ended(ENDED).stream().map(this::row).toList());
        return "process/incidents";
    }

    /** One of them as it is now; asked for again and again while its step is being tried. */
    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model, Locale language) {
        var row = row(incidents.get(id));
        model.addAttribute("row", row);
        model.addAttribute("step", translations.word(row.failed().stepName(), language));
        return "process/incident";
    }

    @PostMapping("/{id}/retry")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    String retry(@PathVariable String id) {
        incidents.retry(id);
        return "redirect:/incidents/" + id;
    }

    private Row row(FailedStep failed) {
        return new Row(failed, heldUp.by(failed.process(), failed.businessKey()).orElse(null), advice(failed));
    }

    /** What the step's failure means and what to look at: said for the step, else for its kind. */
    private String advice(FailedStep failed) {
        var language = LocaleContextHolder.getLocale();
        return Optional.ofNullable(messages.getMessage("incident.step." + failed.step(), null, null, language))
                .orElseGet(() -> messages.getMessage(failed.outside() ? "incident.advice.outside" : "incident.advice.inside", null, language));
    }
}
