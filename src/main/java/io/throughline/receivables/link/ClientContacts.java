package io.throughline.receivables.link;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.Clients;
import io.throughline.receivables.ClientLinks.Issued;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.ContactRole;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people at a client who are let in, each by links of their own, as far as their role reaches. */
@Service
@Transactional
public class ClientContacts {
    static final int LINK_DAYS = 30;
    private static final String CONTACT = "select id, client_code, name, email, role, added_by, added_at from app.client_contact where removed_at is null and ";
    private final JdbcClient db;
    private final Clients clients;
    private final ClientLinks links;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    ClientContacts(JdbcClient db, Clients clients, ClientLinks links, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.clients = clients;
        this.links = links;
        this.news = news;
        this.clock = clock;
    }

    public record Contact(long id, String clientCode, String name, String email, ContactRole role, String addedBy, Instant addedAt) {}

    @Transactional(readOnly = true)
    public List<Contact> of(String clientCode) {
        return db.sql(CONTACT + "client_code = ? order by lower(name), id").param(clients.get(clientCode).code()).query(Contact.class).list();
    }

    /** Whom a mail address belongs to, at whichever clients. */
    @Transactional(readOnly = true)
    public List<Contact> byEmail(String email) {
        return db.sql(CONTACT + "lower(email) = ? order by id").param(email.strip().toLowerCase(Locale.ROOT)).query(Contact.class).list();
    }

    /** Publishes ClientContactAdded. */
    public Contact add(String clientCode, String name, String email, ContactRole role) {
        var client = clients.get(clientCode);
        if (name == null || name.isBlank() || name.length() > 200) throw new InvalidInput("name", "give the person's name, up to 200 signs");
        if (email == null || !email.strip().matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) throw new InvalidInput("email", "\"%s\" is no mail address".formatted(email));
        if (role == null) throw new InvalidInput("role", "choose ALL, BILLING or PROJECTS");
        if (of(client.code()).stream().anyMatch(c -> c.email().equalsIgnoreCase(email.strip()))) throw new Refused("email", "%s is a contact of %s already.".formatted(email.strip(), client.code()));
        long id = db.sql("insert into app.client_contact (client_code, name, email, role, added_by, added_at) values (?, ?, ?, ?, ?, ?) returning id")
                .params(client.code(), name.strip(), email.strip(), role.name(), Actor.current(), Timestamp.from(clock.instant())).query(Long.class).single();
        news.publishEvent(new ClientContactAdded(id, client.code(), role));
        return get(client.code(), id);
    }

    @Transactional(readOnly = true)
    public Contact get(String clientCode, long id) {
        return of(clientCode).stream().filter(c -> c.id() == id).findFirst().orElseThrow(() -> new Unknown("contact of " + clientCode, id));
    }

    /** A link of the contact's own; publishes ClientLinkIssued. */
    public Issued link(String clientCode, long id) {
        return links.toContact(clientCode, get(clientCode, id).id(), LINK_DAYS);
    }

    /** None of their links opens anything from now on, and whoever is inside is outside. Publishes ClientContactRemoved. */
    public void remove(String clientCode, long id) {
        get(clientCode, id);
        db.sql("update app.client_contact set removed_by = ?, removed_at = ? where id = ? and removed_at is null").params(Actor.current(), Timestamp.from(clock.instant()), id).update();
        links.ofContact(id).forEach(l -> links.revoke(l.id()));
        news.publishEvent(new ClientContactRemoved(id, clientCode));
    }
}
