package io.throughline.process;

import io.throughline.firm.Firm;
import io.throughline.mail.PostOffice;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.people.People;
import io.throughline.project.Clients;
import io.throughline.project.ProjectSummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The words of a project's letters, from {@code mail/<name>_<language>.txt}: the first line is the subject. Clients read German or English, the house English. */
@Component
class ProjectLetters {
    private final PostOffice post;
    private final Clients clients;
    private final People people;
    private final Firm firm;

    ProjectLetters(PostOffice post, Clients clients, People people, Firm firm) {
        this.post = post;
        this.clients = clients;
        this.people = people;
        this.firm = firm;
    }

    /** Once a project, however often its step is repeated. */
    void kickOff(ProjectSummary project) {
        var client = clients.get(project.clientCode());
        var language = "de".equals(client.language()) ? Locale.GERMAN : Locale.UK;
        var start = project.startDate().format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language));
        send("kick-off", "kick-off:" + project.code(), client.email(), language, project, Map.of("start", start));
    }

    void budgetAlert(ProjectSummary project, int percent, String approvedHours) {
        send("budget-alert", "budget-alert:%s:%d".formatted(project.code(), percent), managersAddress(project), Locale.UK, project,
                Map.of("percent", String.valueOf(percent), "approved", approvedHours, "budget", project.budgetHours().toPlainString()));
    }

    void signOffOverdue(ProjectSummary project) {
        send("sign-off-overdue", "sign-off-overdue:" + project.code(), managersAddress(project), Locale.UK, project, Map.of());
    }

    void cancelled(ProjectSummary project, String reason) {
        send("project-cancelled", "cancelled:" + project.code(), managersAddress(project), Locale.UK, project, Map.of("reason", reason));
    }

    private String managersAddress(ProjectSummary project) {
        return people.get(project.managerCode()).email();
    }

    private void send(String template, String key, String to, Locale language, ProjectSummary project, Map<String, String> more) {
        var words = new HashMap<>(more);
        words.put("project", project.code());
        words.put("name", project.name());
        words.put("client", clients.get(project.clientCode()).name());
        words.put("manager", people.get(project.managerCode()).name());
        words.put("firm", firm.profile().name());
        var text = text(template, language);
        for (var word : words.entrySet()) text = text.replace("{" + word.getKey() + "}", word.getValue());
        int subjectEnd = text.indexOf('\n');
        post.post(new Letter(key, to, text.substring(0, subjectEnd), text.substring(subjectEnd).strip(), "project:" + project.code(), List.of()));
    }

    private static String text(String template, Locale language) {
        try {
            return new ClassPathResource("mail/%s_%s.txt".formatted(template, language.getLanguage())).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
