package io.throughline.profitability.builder;

import io.throughline.firm.FirmClock;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.profitability.Reports;
import io.throughline.profitability.report.ReportChart;
import io.throughline.profitability.report.ReportTable;
import io.throughline.profitability.report.ReportFiles;
import io.throughline.profitability.report.ReportWords;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where reports are put together: a subject, what of it, by what, and which of it. The question is the address. */
@Controller
@PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')")
class ReportBuilderPage {
    private static final int SHOWN = 200;
    private static final int GROUPS = 3;
    private static final int FILTERS = 3;
    private final ReportBuilder builder;
    private final ReportViews views;
    private final ReportFiles files;
    private final People people;
    private final MessageSource messages;
    private final FirmClock clock;

    ReportBuilderPage(ReportBuilder builder, ReportViews views, ReportFiles files, People people, MessageSource messages, FirmClock clock) {
        this.builder = builder;
        this.views = views;
        this.files = files;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry reportBuilderEntry() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 91, "report-builder", "/reports/build", "ANALYST");
    }

    @GetMapping("/reports/build")
    String build(@RequestParam MultiValueMap<String, String> asked, Authentication me, Locale language, Model model) {
        var words = files.words(language);
        model.addAttribute("views", views.all()).addAttribute("subjects", builder.subjects().stream().map(s -> SubjectWords.of(s, words)).toList());
        var caller = people.caller(me);
        model.addAttribute("reader", caller.username());
        asked.computeIfAbsent("subject", none -> List.of(builder.subjects().get(0).name()));
        var question = opened(ReportBuilderController.question(asked), asked);
        var subject = builder.subject(question.subject());
        var allowed = subject.measures().keySet().stream().filter(m -> caller.hasAny("MANAGER") || caller.seesCosts() || !subject.costs().contains(m)).toList();
        model.addAttribute("subject", SubjectWords.of(subject, words)).addAttribute("allowed", allowed).addAttribute("question", question).addAttribute("tests", Question.Test.values())
                .addAttribute("groups", padded(question.group(), GROUPS)).addAttribute("wheres", padded(question.where(), FILTERS)).addAttribute("shown", SHOWN);
        if (asked.getFirst("view") != null) views.all().stream().filter(v -> Long.toString(v.id()).equals(asked.getFirst("view"))).findFirst().ifPresent(v -> model.addAttribute("view", v));
        if (!question.measure().isEmpty()) model.addAttribute("part", part(question, builder.table(question, caller), words));
        return "profitability/build";
    }

    @PostMapping("/reports/views")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','ADMIN')")
    String save(@RequestParam String name, @RequestParam MultiValueMap<String, String> asked, Authentication me, RedirectAttributes redirect, Locale language) {
        var view = views.save(name, ReportBuilderController.question(asked), people.caller(me));
        redirect.addFlashAttribute("done", messages.getMessage("build.saved", new Object[] {view.name()}, language));
        return "redirect:" + view.link();
    }

    @PostMapping("/reports/views/{id}/drop")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','ADMIN')")
    String drop(@PathVariable long id, Authentication me, RedirectAttributes redirect, Locale language) {
        var name = views.get(id).name();
        views.drop(id, people.caller(me));
        redirect.addFlashAttribute("done", messages.getMessage("build.dropped", new Object[] {name}, language));
        return "redirect:/reports/build";
    }

    private Reports.Part part(Question question, ReportTable table, ReportWords words) {
        return new Reports.Part(words.figures(table), ReportChart.of(table, words, row -> builder.rowsBehind(question, row)),
                table.rows().stream().map(row -> builder.rowsBehind(question, row)).toList());
    }

    /** Before anything is asked the last year is proposed. */
    private Question opened(Question question, MultiValueMap<String, String> asked) {
        if (!question.measure().isEmpty() || asked.containsKey("from")) return question;
        return new Question(question.subject(), question.group(), question.measure(), question.where(), clock.today().minusYears(1).plusDays(1), question.to(), question.sort());
    }

    /** Empty places to choose more in; what an address brought beyond them stays. */
    private static <T> List<T> padded(List<T> chosen, int places) {
        return Stream.concat(chosen.stream(), Stream.<T>generate(() -> null).limit(Math.max(1, places - chosen.size()))).toList();
    }
}
