package io.throughline.evidence.story;

import io.throughline.api.PageOf;
import io.throughline.api.Unknown;
import io.throughline.evidence.Evidence;
import io.throughline.evidence.model.ModelCopies;
import io.throughline.page.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An invoice's story to read: the answers first, then the beginning of every list; each list whole on a page of its own. */
@Controller
@RequestMapping("/evidence/invoices/{number}")
@PreAuthorize(Evidence.READERS)
class StoryPage {
    private static final int FEW = 6;
    private static final int SOME = 20;
    private static final int MANY = 100;
    private final Stories stories;
    private final MessageSource words;
    private final Translations translations;
    private final ModelCopies models;

    StoryPage(Stories stories, MessageSource words, Translations translations, ModelCopies models) {
        this.stories = stories;
        this.words = words;
        this.translations = translations;
        this.models = models;
    }

    @GetMapping
    String story(@PathVariable String number, Locale language, Model model) {
        var story = stories.ofLine(number, language, 0);
        show(story, 0, 0, FEW, SOME, language, model);
        // What became of the sheets is told by the approvals; here the invoice's own way comes first.
        var own = story.timeline().stream().filter(e -> !e.subject().startsWith("timesheet:")).limit(MANY / 2).toList();
        model.addAttribute("timeline", new PageOf<>(own, story.timeline().size(), 0, own.size()));
        return "evidence/story";
    }

    /** One of the lists, whole; {@code line}: whose entries. */
    @GetMapping({"/processes", "/tasks", "/decisions", "/lines", "/items", "/timeline", "/changes"})
    String part(@PathVariable String number, @RequestParam(defaultValue = "1") int line, @RequestParam(defaultValue = "0") int page, Locale language, Model model, HttpServletRequest asked) {
        show(stories.ofLine(number, language, line), line, Math.max(page, 0), FEW * 4, MANY, language, model);
        model.addAttribute("part", asked.getRequestURI().substring(asked.getRequestURI().lastIndexOf('/') + 1));
        return "evidence/story-part";
    }

    /** What a task showed to who decided it. */
    @GetMapping("/tasks/{taskId}")
    String seen(@PathVariable String number, @PathVariable String taskId, Locale language, Model model) {
        var story = stories.ofLine(number, language, 0);
        var task = story.tasks().stream().filter(t -> t.taskId().equals(taskId) && t.seen() != null).findFirst().orElseThrow(() -> new Unknown("task", taskId));
        model.addAttribute("story", story);
        model.addAttribute("task", task);
        model.addAttribute("seen", SeenShown.of(task.seen()));
        model.addAttribute("say", new Said(new Say(words, translations, language, story.people())));
        return "evidence/seen";
    }

    /** {@code few} of what is long in itself, {@code some} of what takes a row. */
    private void show(Story story, int line, int page, int few, int some, Locale language, Model model) {
        var chosen = story.lines().stream().filter(l -> l.position() == line).findFirst().orElse(null);
        model.addAttribute("story", story);
        model.addAttribute("say", new Said(new Say(words, translations, language, story.people())));
        model.addAttribute("processes", PageOf.of(story.processes().stream().sorted(Comparator.comparing(run -> isApproval(run.process()))).toList(), page, few));
        model.addAttribute("tasks", PageOf.of(story.tasks().stream().sorted(Comparator.comparing(task -> isApproval(task.process()))).toList(), page, some));
        model.addAttribute("decisions", PageOf.of(story.decisions().stream().sorted(Comparator.comparing(decision -> decision.decision().equals("approval-routing"))).toList(), page, few).map(decision -> DecisionShown.of(decision, models)));
        model.addAttribute("lines", PageOf.of(story.lines(), page, some));
        model.addAttribute("line", chosen);
        model.addAttribute("items", PageOf.of(chosen == null ? List.<Story.Item>of() : chosen.items(), page, some));
        model.addAttribute("timeline", PageOf.of(story.timeline(), page, some));
        model.addAttribute("changes", PageOf.of(story.changesMeanwhile(), page, few));
        model.addAttribute("part", null);
    }

    /** What is the same with every invoice comes last. */
    private static boolean isApproval(String process) {
        return process.endsWith("-approval");
    }

    /** The few words that the templates ask for. */
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

        public String process(String id) {
            return say.process(id);
        }

        public String groups(String groups) {
            return say.groups(groups);
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

        /** Steps without repetition, in the order they were first entered. */
        public String steps(List<String> entered) {
            return String.join(" ", entered.stream().distinct().toList());
        }
    }
}
