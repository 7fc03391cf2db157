package io.throughline.process.delivery;

import io.throughline.billing.PaperSettings;
import io.throughline.firm.FirmClock;
import io.throughline.mail.PostOffice.Attachment;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.mail.PostOffice;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.process.LetterWords;
import io.throughline.profitability.Profitability;
import io.throughline.profitability.ReportFilter;
import io.throughline.profitability.Reports;
import io.throughline.project.Projects;
import io.throughline.security.Role;
import io.throughline.security.User;
import io.throughline.security.Users;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the manager and the directors how a project came out, with the review as PDF. */
@Component
class CloseoutLetters {
    private static final Map<String, String> ENCLOSED = Map.of("en", " The closeout review is enclosed.", "de", " Der Rückblick liegt bei.");
    private final PostOffice post;
    private final Reports reports;
    private final Profitability profitability;
    private final Projects projects;
    private final People people;
    private final Users users;
    private final PaperSettings papers;
    private final FirmClock clock;

    CloseoutLetters(PostOffice post, Reports reports, Profitability profitability, Projects projects, People people, Users users, PaperSettings papers, FirmClock clock) {
        this.post = post;
        this.reports = reports;
        this.profitability = profitability;
        this.projects = projects;
        this.people = people;
        this.users = users;
        this.papers = papers;
        this.clock = clock;
    }

    /** To each in the language they are spoken to in, letter and paper. */
    void review(String projectCode) {
        var project = projects.get(projectCode);
        var margin = profitability.ofProject(projectCode);
        var papersBy = new HashMap<Locale, List<Attachment>>();
        var directors = users.all().stream().filter(User::active).filter(u -> u.roles().contains(Role.DIRECTOR)).map(u -> Map.entry(orEmpty(u.email()), language(u.personCode())));
        var manager = people.find(project.managerCode()).map(p -> Map.entry(orEmpty(p.email()), p.spoken())).stream();
        var receivers = new TreeMap<String, Locale>();
        Stream.concat(manager, directors).filter(r -> !r.getKey().isBlank()).forEach(r -> receivers.putIfAbsent(r.getKey(), r.getValue()));
        receivers.forEach((to, language) -> {
            var enclosed = papersBy.computeIfAbsent(language, spoken -> enclosed(projectCode, spoken));
            var words = LetterWords.of("closeout", language, Map.of("project", projectCode, "name", project.name(), "hours", number(margin.hours(), language), "budget", number(project.budgetHours(), language),
                    "revenue", number(margin.revenue(), language), "margin", number(margin.margin(), language), "enclosed", enclosed.isEmpty() ? "" : ENCLOSED.get(language.getLanguage())));
            post.post(new Letter("closeout:%s:%s".formatted(projectCode, to), to, words.subject(), words.body(), "project:" + projectCode, enclosed).in(language));
        });
    }

    private Locale language(String personCode) {
        return personCode == null ? Locale.UK : people.find(personCode).map(Person::spoken).orElse(Locale.UK);
    }

    private static String number(BigDecimal value, Locale language) {
        var format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(value);
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private List<Attachment> enclosed(String projectCode, Locale language) {
        if (!papers.atOnce()) return List.of();
        var filter = new ReportFilter(null, null, projectCode, null, null, clock.today());
        return List.of(new Attachment("closeout-" + projectCode + ".pdf", "application/pdf", reports.pdf("closeout-review", filter, language)));
    }
}
