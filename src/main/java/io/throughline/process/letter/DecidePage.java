package io.throughline.process.letter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.firm.Firm;
import io.throughline.page.Languages;
import io.throughline.page.PublicPages;
import io.throughline.page.Translations;
import io.throughline.process.task.TaskWords;
import io.throughline.security.LetterWishes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the link of an approval's letter leads: what is to be decided, and the answer. Looking decides nothing; a link that is used or over only explains itself. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/decide/{token}")
class DecidePage {
    private final ApprovalLinks links;
    private final LinkAnswers answers;
    private final LetterWishes wishes;
    private final TaskWords words;
    private final Translations translations;
    private final Firm firm;
    private final ObjectMapper json;

    DecidePage(ApprovalLinks links, LinkAnswers answers, LetterWishes wishes, TaskWords words, Translations translations, Firm firm, ObjectMapper json) {
        this.links = links;
        this.answers = answers;
        this.wishes = wishes;
        this.words = words;
        this.translations = translations;
        this.firm = firm;
        this.json = json;
    }

    @GetMapping
    String show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model page) throws JsonProcessingException {
        PublicPages.keepPrivate(response);
        return page(token, request, response, page);
    }

    @PostMapping
    String decide(@PathVariable String token, @RequestParam(defaultValue = "") String answer, @RequestParam(defaultValue = "") String comment, @RequestParam(required = false) List<String> line,
                  HttpServletRequest request, HttpServletResponse response, Model page) throws JsonProcessingException {
        PublicPages.keepPrivate(response);
        var link = PublicPages.fromElsewhere(request) ? null : links.openedBy(token).orElse(null);
        if (link != null && link.usedAt() == null && !links.expired(link) && (answer.equals("approve") || answer.equals("reject"))) {
            try {
                answers.answer(link, answer.equals("approve"), comment.strip(), line == null ? List.of() : line);
                page.addAttribute("thanks", answer);
            } catch (InvalidInput | Refused e) {
                var sentence = e instanceof InvalidInput i ? i.problems().get(0).message() : e.getMessage();
                page.addAttribute("problem", translations.of(sentence, language(link))).addAttribute("comment", comment);
            }
        }
        return page(token, request, response, page);
    }

    private String page(String token, HttpServletRequest request, HttpServletResponse response, Model page) throws JsonProcessingException {
        page.addAttribute("seller", firm.profile());
        var link = links.openedBy(token).orElse(null);
        if (link == null) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            page.addAttribute("state", "unknown");
            return "process/decide";
        }
        var language = language(link);
        Languages.speak(request, language);
        var open = answers.open(link);
        page.addAttribute("link", link).addAttribute("called", words.name(open.map(Task::getName).orElse(link.task()), language));
        var state = page.containsAttribute("thanks") ? "thanks" : link.usedAt() != null ? "used" : links.expired(link) ? "expired" : open.isEmpty() ? "gone" : "open";
        page.addAttribute("state", state);
        if (!state.equals("open")) return "process/decide";
        page.addAttribute("form", ShownForm.of(json.readTree(answers.form(open.get(), language)), words.all(json.readTree(answers.view(open.get())), language)));
        return "process/decide";
    }

    private Locale language(ApprovalLinks.Link link) {
        return wishes.of(link.username()).spoken().equals(Locale.GERMAN) ? Locale.GERMANY : Locale.UK;
    }
}
