package io.throughline.process.delivery;

import io.throughline.firm.Firm;
import io.throughline.mail.PostOffice;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.people.People;
import io.throughline.process.LetterWords;
import io.throughline.project.Clients;
import io.throughline.project.Consent;
import io.throughline.project.Projects;
import io.throughline.receivables.ClientLinks;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Letters to clients who are to agree to something, each with a secret link of its own to the answer. */
@Component
class ConsentLetters {
    private final PostOffice post;
    private final Projects projects;
    private final Clients clients;
    private final People people;
    private final ClientLinks links;
    private final Firm firm;

    ConsentLetters(PostOffice post, Projects projects, Clients clients, People people, ClientLinks links, Firm firm) {
        this.post = post;
        this.projects = projects;
        this.clients = clients;
        this.people = people;
        this.links = links;
        this.firm = firm;
    }

    void ask(Consent consent) {
        send("consent-asked", consent);
    }

    void remind(Consent consent) {
        send("consent-reminder", consent);
    }

    private void send(String template, Consent consent) {
        var project = projects.get(consent.projectCode());
        var client = clients.get(project.clientCode());
        var language = "de".equals(client.language()) ? Locale.GERMAN : Locale.UK;
        var words = LetterWords.of(template, language, Map.of("name", project.name(), "project", project.code(), "document", consent.document().strip(),
                "manager", people.get(project.managerCode()).name(), "firm", firm.profile().name()));
        post.post(new Letter(template + ":" + consent.id(), client.email() == null ? "" : client.email(), words.subject(), words.body(), "project:" + project.code(), List.of()).in(language)
                .with(links.toAccount(client.code()).address()));
    }
}
