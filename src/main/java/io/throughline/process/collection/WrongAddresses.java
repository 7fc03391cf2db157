package io.throughline.process.collection;

import io.throughline.api.InvalidInput;
import io.throughline.firm.FirmClock;
import io.throughline.mail.Mail;
import io.throughline.mail.Mails;
import io.throughline.people.People;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.Projects;
import io.throughline.receivables.Receivables;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Letters that did not arrive: whom they concern, and where the house has the wrong address from. */
@Component
@Transactional
class WrongAddresses {
    private final Mails mails;
    private final Clients clients;
    private final Projects projects;
    private final People people;
    private final Receivables receivables;
    private final FirmClock clock;

    WrongAddresses(Mails mails, Clients clients, Projects projects, People people, Receivables receivables, FirmClock clock) {
        this.mails = mails;
        this.clients = clients;
        this.projects = projects;
        this.people = people;
        this.receivables = receivables;
        this.clock = clock;
    }

    public void settle(long mailId, String decision, String address) {
        if (decision.equals("leave")) return;
        if (!decision.equals("resend")) throw new InvalidInput("decision", "choose resend or leave");
        if (address.isEmpty()) throw new InvalidInput("email", "say where the letter is to go");
        var letter = mails.get(mailId);
        if (!address.equalsIgnoreCase(letter.to())) correct(letter, address);
        mails.sendAgain(mailId, address);
    }

    /** In words: {@code invoice INV-2026-00042 of Lake AG}; empty where nobody knows. */
    @Transactional(readOnly = true)
    public String concerning(Mail letter) {
        var client = client(letter).map(c -> " of " + c.name()).orElse("");
        var number = id(letter, "invoice:").flatMap(id -> receivables.find(Long.parseLong(id))).map(r -> "invoice " + r.number());
        return number.or(() -> id(letter, "project:").map(code -> "project " + code)).map(what -> what + client).orElse("");
    }

    private void correct(Mail letter, String address) {
        var wrong = letter.to();
        client(letter).filter(c -> c.email() != null && c.email().equalsIgnoreCase(wrong)).ifPresentOrElse(
                c -> clients.change(c.reachedAt(address)),
                () -> people.all().stream().filter(p -> !wrong.isEmpty() && wrong.equalsIgnoreCase(p.email())).findFirst()
                        .ifPresent(p -> people.change(p.reachedAt(address), clock.today())));
    }

    private Optional<Client> client(Mail letter) {
        var ofInvoice = id(letter, "invoice:").flatMap(id -> receivables.find(Long.parseLong(id))).map(Receivables.Receivable::clientCode);
        return ofInvoice.or(() -> id(letter, "project:").flatMap(projects::find).map(p -> p.clientCode())).flatMap(clients::find);
    }

    private static Optional<String> id(Mail letter, String kind) {
        return letter.about() != null && letter.about().startsWith(kind) ? Optional.of(letter.about().substring(kind.length())) : Optional.empty();
    }
}
