package io.throughline.process;

import io.throughline.billing.PaperSettings;
import io.throughline.firm.FirmClock;
import io.throughline.mail.PostOffice.Attachment;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.mail.PostOffice;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.profitability.Profitability;
import io.throughline.profitability.ReportFilter;
import io.throughline.profitability.Reports;
import io.throughline.project.Projects;
import io.throughline.security.Role;
import io.throughline.security.User;
import io.throughline.security.Users;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells the manager and the directors how a project came out, with the review as PDF. */
@Component
class CloseoutLetters {
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

    void review(String projectCode) {
        var project = projects.get(projectCode);
        var enclosed = enclosed(projectCode);
        var margin = profitability.ofProject(projectCode);
        var directors = users.all().stream().filter(User::active).filter(u -> u.roles().contains(Role.DIRECTOR)).map(User::email);
        var manager = people.find(project.managerCode()).map(Person::email).stream();
        for (var to : new TreeSet<>(Stream.concat(manager, directors).filter(a -> a != null && !a.isBlank()).toList())) {
            post.post(new Letter("closeout:%s:%s".formatted(projectCode, to), to, "Project %s is closed".formatted(projectCode), """
                    Project %s (%s) is closed.

                    It took %s hours of %s budgeted and earned %s EUR at a margin of %s EUR. The closeout review is attached.
                    """.formatted(projectCode, project.name(), margin.hours(), project.budgetHours(), margin.revenue(), margin.margin()), "project:" + projectCode, enclosed));
        }
    }

    private List<Attachment> enclosed(String projectCode) {
        if (!papers.atOnce()) return List.of();
        var filter = new ReportFilter(null, null, projectCode, null, null, clock.today());
        return List.of(new Attachment("closeout-" + projectCode + ".pdf", "application/pdf", reports.pdf("closeout-review", filter, Locale.UK)));
    }
}
