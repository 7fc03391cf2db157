package io.throughline.profitability.builder;

import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.people.People;
import io.throughline.print.Figures;
import io.throughline.profitability.report.ReportFiles;
import io.throughline.profitability.report.ReportsController;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reports of one's own: {@code ?subject=work&group=manager&measure=realisation&where=client:is:ACME&from=2026-01-01&sort=-realisation}. What there is
 * to choose from is told by {@code /model}.
 */
@RestController
@RequestMapping("/api/v1/reports")
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')")
class ReportBuilderController {
    private final ReportBuilder builder;
    private final ReportViews views;
    private final ReportFiles files;
    private final People people;

    ReportBuilderController(ReportBuilder builder, ReportViews views, ReportFiles files, People people) {
        this.builder = builder;
        this.views = views;
        this.files = files;
        this.people = people;
    }

    /** {@code where}: {@code field:test:value} each. */
    record Saving(String name, String subject, List<String> group, List<String> measure, List<String> where, LocalDate from, LocalDate to, String sort) {
        Question question() {
            return new Question(subject, group, measure, where == null ? List.of() : where.stream().map(Question.Where::of).toList(), from, to, sort);
        }
    }

    record Saved(long id, String name, String question, String madeBy) {
        static Saved of(ReportViews.View view) {
            return new Saved(view.id(), view.name(), view.question().query(), view.madeBy());
        }
    }

    /** What can be asked for, and what it means. */
    @GetMapping("/model")
    List<SubjectWords> model(@RequestParam(defaultValue = "en") String lang) {
        var words = files.words(ReportsController.language(lang));
        return builder.subjects().stream().map(s -> SubjectWords.of(s, words)).toList();
    }

    @GetMapping("/built")
    Figures built(@RequestParam MultiValueMap<String, String> asked, @RequestParam(defaultValue = "en") String lang, Authentication me) {
        return figures(question(asked), lang, me);
    }

    @GetMapping("/built.{kind}")
    ResponseEntity<byte[]> file(@PathVariable String kind, @RequestParam MultiValueMap<String, String> asked, @RequestParam(defaultValue = "en") String lang, Authentication me) {
        return file(question(asked), null, kind, lang, me);
    }

    @GetMapping("/views")
    List<Saved> views() {
        return views.all().stream().map(Saved::of).toList();
    }

    @PostMapping("/views")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    Saved save(@RequestBody Saving saving, Authentication me) {
        return Saved.of(views.save(saving.name(), saving.question(), people.caller(me)));
    }

    @GetMapping("/views/{id}")
    Figures view(@PathVariable long id, @RequestParam(defaultValue = "en") String lang, Authentication me) {
        return figures(views.get(id).question(), lang, me);
    }

    @GetMapping("/views/{id}/report.{kind}")
    ResponseEntity<byte[]> viewFile(@PathVariable long id, @PathVariable String kind, @RequestParam(defaultValue = "en") String lang, Authentication me) {
        return file(views.get(id).question(), views.get(id).name(), kind, lang, me);
    }

    @DeleteMapping("/views/{id}")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','ADMIN')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(@PathVariable long id, Authentication me) {
        views.drop(id, people.caller(me));
    }

    private Figures figures(Question question, String lang, Authentication me) {
        return ReportsController.asText(files.words(ReportsController.language(lang)).figures(builder.table(question, people.caller(me))));
    }

    private ResponseEntity<byte[]> file(Question question, String name, String kind, String lang, Authentication me) {
        var words = files.words(ReportsController.language(lang));
        var table = List.of(builder.table(question, people.caller(me)));
        var asked = words.asked(question, name);
        return switch (kind) {
            case "pdf" -> ReportsController.file(question.subject() + ".pdf", MediaType.APPLICATION_PDF, files.pdf(words.title(table.get(0).name()), table, asked, null, words), "inline");
            case "xlsx" -> ReportsController.file(question.subject() + ".xlsx", ReportsController.XLSX, files.xlsx(table, asked, words), "attachment");
            case "csv" -> ReportsController.file(question.subject() + ".csv", ReportsController.CSV, files.csv(table, words), "attachment");
            default -> throw new Unknown("format", kind);
        };
    }

    /** Filters come as {@code where=field:test:value}, or from a form in three. */
    static Question question(MultiValueMap<String, String> asked) {
        var where = new ArrayList<Question.Where>();
        asked.getOrDefault("where", List.of()).stream().filter(w -> !w.isBlank()).map(Question.Where::of).forEach(where::add);
        var fields = asked.getOrDefault("field", List.of());
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isBlank()) where.add(Question.Where.of("%s:%s:%s".formatted(fields.get(i), at(asked, "test", i), at(asked, "value", i))));
        }
        return new Question(asked.getFirst("subject") == null ? "" : asked.getFirst("subject"), asked.get("group"), asked.get("measure"), where, day(asked, "from"), day(asked, "to"), asked.getFirst("sort"));
    }

    private static String at(MultiValueMap<String, String> asked, String name, int i) {
        var values = asked.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i) : "";
    }

    private static LocalDate day(MultiValueMap<String, String> asked, String name) {
        var text = asked.getFirst(name);
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new InvalidInput(name, "\"%s\" is no day; write it as 2026-03-31".formatted(text));
        }
    }
}
