package io.throughline.process.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.models.FormWords;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The task list in the reader's language: a form's own words in it ({@link FormWords}), and what the house wrote into the task's {@code view}.
 * Only what is shown is exchanged; the task keeps what was written.
 */
@Component
@ConditionalOnWebApplication
class SpokenForms extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(SpokenForms.class);
    private static final Pattern SHOWN = Pattern.compile("/camunda/api/engine/engine/default/(?:task/[A-Za-z0-9-]+(?:/deployed-form|/form-variables)?|filter(?:/[A-Za-z0-9-]+(?:/list)?)?)");
    private final LocaleResolver languages;
    private final TaskWords words;
    private final ObjectMapper json;

    SpokenForms(LocaleResolver languages, TaskWords words, ObjectMapper json) {
        this.languages = languages;
        this.words = words;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Set.of("GET", "POST").contains(request.getMethod()) || !SHOWN.matcher(request.getRequestURI()).matches() || language(request).getLanguage().equals("en");
    }

    private Locale language(HttpServletRequest request) {
        return languages.resolveLocale(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() == HttpServletResponse.SC_OK) {
            var said = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
            var spoken = spoken(request.getRequestURI().replaceAll(".*/", ""), said, language(request));
            answer.resetBuffer();
            answer.getOutputStream().write(spoken.getBytes(StandardCharsets.UTF_8));
        }
        answer.copyBodyToResponse();
    }

    private String spoken(String what, String said, Locale language) throws JsonProcessingException {
        return switch (what) {
            case "deployed-form" -> form(said, language);
            case "form-variables" -> variables(said, language);
            default -> names(said, language);
        };
    }

    /** Lists and heads: what tasks, processes and filters are called. */
    private String names(String list, Locale language) throws JsonProcessingException {
        var read = json.readTree(list);
        for (var called : List.of("name", "description", "label")) {
            for (var parent : read.findParents(called)) {
                if (parent instanceof ObjectNode object && object.path(called).isTextual()) object.put(called, words.name(object.path(called).asText(), language));
            }
        }
        return json.writeValueAsString(read);
    }

    private static String form(String form, Locale language) {
        try {
            return FormWords.in(form, language.getLanguage());
        } catch (JsonProcessingException e) {
            LOG.debug("A form keeps its own words: {}", e.getMessage());
            return form;
        }
    }

    /** The view is a text of its own in the answer. */
    private String variables(String variables, Locale language) throws JsonProcessingException {
        var read = json.readTree(variables);
        if (!(read.path("view") instanceof ObjectNode view) || !view.path("value").isTextual()) return variables;
        view.put("value", json.writeValueAsString(words.all(json.readTree(view.path("value").asText()), language)));
        return json.writeValueAsString(read);
    }
}
