package io.throughline.receivables;

import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.mail.PostOffice;
import io.throughline.mail.PostOffice.Letter;
import io.throughline.project.Clients;
import io.throughline.receivables.account.LetterPaper;
import io.throughline.receivables.link.ClientContacts;
import io.throughline.receivables.link.ClientContacts.Contact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A client's people come in without a password: by a link that is sent to the address we know of them, and opens until the next day is over. */
@Service
public class ClientSignIn {
    private static final int DAYS = 1;
    /** Nobody fills another's letter box: a second letter comes after this. */
    private static final Duration BETWEEN = Duration.ofMinutes(2);
    private final ClientContacts contacts;
    private final ClientLinks links;
    private final Clients clients;
    private final PostOffice post;
    private final Firm firm;
    private final FirmClock clock;

    ClientSignIn(ClientContacts contacts, ClientLinks links, Clients clients, PostOffice post, Firm firm, FirmClock clock) {
        this.contacts = contacts;
        this.links = links;
        this.clients = clients;
        this.post = post;
        this.firm = firm;
        this.clock = clock;
    }

    /** Says nothing of whether the address is known. Whoever is a contact of several clients gets a letter for each. */
    @Transactional
    public void ask(String email) {
        contacts.byEmail(email.strip()).stream().filter(c -> links.ofContact(c.id()).stream().noneMatch(l -> l.madeAt().isAfter(clock.instant().minus(BETWEEN)))).forEach(this::send);
    }

    private void send(Contact contact) {
        var client = clients.get(contact.clientCode());
        var language = LetterPaper.language(client);
        var link = Actor.as("client:" + client.code(), () -> links.toContact(client.code(), contact.id(), DAYS));
        var text = words(language.getLanguage()).replace("{name}", contact.name()).replace("{client}", client.name()).replace("{firm}", firm.profile().name());
        int subject = text.indexOf('\n');
        post.post(new Letter("sign-in:" + link.id(), contact.email(), text.substring(0, subject), text.substring(subject).strip() + "\n", "client:" + client.code(), List.of())
                .in(language).with(link.address()));
    }

    private static String words(String language) {
        try {
            return new ClassPathResource("mail/sign-in_%s.txt".formatted(language)).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
