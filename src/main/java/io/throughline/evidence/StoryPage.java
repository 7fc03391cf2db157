package io.throughline.evidence;

import io.throughline.page.NavigationEntry;
import io.throughline.page.Translations;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The auditor's room: find an invoice, read its story. */
@Controller
@RequestMapping("/evidence")
@PreAuthorize(Evidence.READERS)
class StoryPage {
    private static final int ITEMS = 200;
    private static final int FINDINGS = 20;
    private final Stories stories;
    private final JdbcClient jdbc;
    private final MessageSource words;
    private final Translations translations;
    private final EvidenceRoom room;
    private final Controls controls;
    private final ModelCopies models;

    StoryPage(Stories stories, JdbcClient jdbc, MessageSource words, Translations translations, EvidenceRoom room, Controls controls, ModelCopies models) {
        this.models = models;
        this.stories = stories;
        this.jdbc = jdbc;
        this.words = words;
        this.translations = translations;
        this.room = room;
        this.controls = controls;
    }

    @Bean
    static NavigationEntry evidence() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 90, "evidence", "/evidence", "FINANCE", "DIRECTOR", "AUDITOR", "ADMIN");
    }

    @GetMapping
    String find(@RequestParam(defaultValue = "") String number, @RequestParam(defaultValue = "0") int page, Model model) {
        var wanted = number.strip();
        if (!wanted.isEmpty()) {
            var found = jdbc.sql("select number from app.invoice where number = ? or number = (select i.number from app.credit_note n join app.invoice i on i.id = n.invoice_id where n.number = ?)")
                    .params(wanted, wanted).query(String.class).optional();
            if (found.isPresent()) return "redirect:/evidence/invoices/" + found.get();
            model.addAttribute("missing", wanted);
        }
        model.addAttribute("room", room.now());
        model.addAttribute("findings", controls.findings(Math.max(page, 0), FINDINGS));
        return "evidence/room";
    }

    /** Asks every control and shows what they found. */
    @GetMapping("/controls")
    String controls() {
        controls.run();
        return "redirect:/evidence#findings";
    }

    @GetMapping("/invoices/{number}")
    String story(@PathVariable String number, @RequestParam(defaultValue = "1") int line, Locale language, Model model) {
        var story = stories.of(number, language);
        var say = new Say(words, translations, language, story.people());
        model.addAttribute("story", story);
        model.addAttribute("say", new Said(say));
        model.addAttribute("decisions", story.decisions().stream().map(models::shown).toList());
        model.addAttribute("drawn", story.processes().stream().filter(r -> !r.process().matches("timesheet-approval|expense-approval")).toList());
        model.addAttribute("approvals", story.processes().stream().filter(r -> r.process().matches("timesheet-approval|expense-approval")).toList());
        model.addAttribute("line", story.lines().stream().filter(l -> l.position() == line).findFirst().orElse(null));
        model.addAttribute("most", ITEMS);
        model.addAttribute("taskNames", story.tasks().stream().collect(Collectors.toMap(Story.Task::taskId, Story.Task::name, (a, b) -> a)));
        return "evidence/story";
    }

    /** The few words that the template asks for. */
    public static final class Said {
        private final Say say;

        Said(Say say) {
            this.say = say;
        }

        public String event(String event) {
            return say.event(event);
        }

        public String name(String who) {
            return say.name(who);
        }

        public String formula(Story.Line line) {
            return say.formula(line);
        }

        public String rateFrom(Story.Line line) {
            return say.rateFrom(line);
        }

        public String asked(DecisionShown decision) {
            return say.asked(decision);
        }

        public String answered(DecisionShown decision) {
            return say.answered(decision);
        }
    }
}
