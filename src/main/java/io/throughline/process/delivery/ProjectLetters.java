package io.throughline.process.delivery;

import io.throughline.billing.CapReached;
import io.throughline.firm.Firm;
import io.throughline.mail.PostOffice;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.process.LetterWords;
import io.throughline.project.Clients;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Terms;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The words of a project's letters, from {@code mail/<name>_<language>.txt}: the first line is the subject. Everybody reads German or English. */
@Component
public class ProjectLetters {
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
        send("budget-alert", "budget-alert:%s:%d".formatted(project.code(), percent), manager(project).email(), manager(project).spoken(), project,
                Map.of("percent", String.valueOf(percent), "approved", approvedHours, "budget", project.budgetHours().toPlainString()));
    }

    void signOffOverdue(ProjectSummary project) {
        send("sign-off-overdue", "sign-off-overdue:" + project.code(), manager(project).email(), manager(project).spoken(), project, Map.of());
    }

    void cancelled(ProjectSummary project, String reason) {
        send("project-cancelled", "cancelled:" + project.code(), manager(project).email(), manager(project).spoken(), project, Map.of("reason", reason));
    }

    /** Once for each draft that brings it about. */
    public void capReached(ProjectSummary project, CapReached fact) {
        var language = manager(project).spoken();
        boolean stops = fact.then() == Terms.Cap.Reached.STOP;
        var then = Locale.GERMAN.equals(language) ? (stops ? "Was darüber liegt, wird abgeschrieben." : "Weitere Stunden werden weiter berechnet, bis Sie mit dem Kunden etwas anderes vereinbaren.")
                : stops ? "What is beyond it is written down." : "Further hours go on being billed until you agree on something else with the client.";
        send("cap-reached", "cap-reached:%s:%s".formatted(project.code(), fact.billed()), manager(project).email(), language, project,
                Map.of("cap", fact.cap().toString(), "billed", fact.billed().toString(), "then", then));
    }

    private Person manager(ProjectSummary project) {
        return people.get(project.managerCode());
    }

    private void send(String template, String key, String to, Locale language, ProjectSummary project, Map<String, String> more) {
        var words = new HashMap<>(more);
        words.put("project", project.code());
        words.put("name", project.name());
        words.put("client", clients.get(project.clientCode()).name());
        words.put("manager", people.get(project.managerCode()).name());
        words.put("firm", firm.profile().name());
        var text = LetterWords.of(template, language, words);
        post.post(new Letter(key, to, text.subject(), text.body(), "project:" + project.code(), List.of()).in(language));
    }
}
