package io.throughline.receivables;

import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.journal.BusinessEvent;
import io.throughline.project.Clients;
import io.throughline.receivables.ClientLinkUsed.Use;
import io.throughline.receivables.link.ClientLinkIssued;
import io.throughline.receivables.link.ClientLinkRevoked;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secret links that clients come in by. Every letter gets one of its own, and so does whoever asks for one: what was handed out is not kept,
 * only its hash. A link ends a year after the due date, or three months after it was made where it leads to everything of a client; or when it is revoked.
 */
@Service
@Transactional
public class ClientLinks {
    private static final int MONTHS_OF_ACCOUNT = 3;
    private static final Duration SAME_VISIT = Duration.ofMinutes(10);
    private static final String LINK = """
            select l.id, l.client_code, l.draft_id, r.invoice_number, l.expires_on, l.made_at, l.made_by, l.opened_at, l.revoked_at, l.revoked_by,
                   c.id as contact_id, c.name as contact_name, c.role as contact_role, c.removed_at is not null as contact_gone
            from app.client_link l left join app.receivable r using (draft_id) left join app.client_contact c on c.id = l.contact_id\s""";

    /** The address to hand out; nobody can be told it again. */
    public record Issued(String id, String address, LocalDate expiresOn) {}

    private final JdbcClient db;
    private final Clients clients;
    private final ReceivablesSettings settings;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    ClientLinks(JdbcClient db, Clients clients, ReceivablesSettings settings, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.clients = clients;
        this.settings = settings;
        this.news = news;
        this.clock = clock;
    }

    /** For a letter about the invoice. */
    public Issued forLetter(long draftId) {
        var issued = make(draftId);
        news.publishEvent(new LinkWritten(issued.id(), draftId, issued.expiresOn()));
        return issued;
    }

    private Issued make(long draftId) {
        var secret = Secret.fresh();
        var now = clock.instant();
        var soonest = clock.today().plusMonths(MONTHS_OF_ACCOUNT);
        var expires = db.sql("""
                insert into app.client_link (id, token_hash, client_code, draft_id, expires_on, made_at, made_by)
                select :id, :hash, client_code, draft_id, greatest((due_date + interval '1 year')::date, :soonest), :now, :actor from app.receivable where draft_id = :draft
                returning expires_on""")
                .param("id", secret.id()).param("hash", secret.hash()).param("soonest", soonest).param("now", Timestamp.from(now))
                .param("actor", Actor.current()).param("draft", draftId).query(LocalDate.class).optional().orElseThrow(() -> new Unknown("receivable", draftId));
        return new Issued(secret.id(), settings.portal() + secret.token(), expires);
    }

    /** For somebody who asked; publishes ClientLinkIssued. */
    public Issued toInvoice(long draftId) {
        var issued = make(draftId);
        news.publishEvent(new ClientLinkIssued(issued.id(), get(issued.id()).clientCode(), draftId, issued.expiresOn()));
        return issued;
    }

    /** To all invoices, the statement and the projects of a client; publishes ClientLinkIssued. */
    public Issued toAccount(String clientCode) {
        var client = clients.get(clientCode);
        var secret = Secret.fresh();
        var expires = clock.today().plusMonths(MONTHS_OF_ACCOUNT);
        db.sql("insert into app.client_link (id, token_hash, client_code, expires_on, made_at, made_by) values (?, ?, ?, ?, ?, ?)")
                .params(secret.id(), secret.hash(), client.code(), expires, Timestamp.from(clock.instant()), Actor.current()).update();
        news.publishEvent(new ClientLinkIssued(secret.id(), client.code(), null, expires));
        return new Issued(secret.id(), settings.portal() + secret.token(), expires);
    }

    /** The same for one of the client's people, for as many days; what it leads to is their role's. Publishes ClientLinkIssued. */
    public Issued toContact(String clientCode, long contactId, int days) {
        var secret = Secret.fresh();
        var expires = clock.today().plusDays(days);
        db.sql("insert into app.client_link (id, token_hash, client_code, expires_on, made_at, made_by, contact_id) values (?, ?, ?, ?, ?, ?, ?)")
                .params(secret.id(), secret.hash(), clientCode, expires, Timestamp.from(clock.instant()), Actor.current(), contactId).update();
        news.publishEvent(new ClientLinkIssued(secret.id(), clientCode, null, expires));
        return new Issued(secret.id(), settings.portal() + secret.token(), expires);
    }

    /** The link that a token opens today; nobody learns why there is none. */
    @Transactional(readOnly = true)
    public Optional<ClientLink> openedBy(String token) {
        return db.sql(LINK + "where l.token_hash = ?").param(Secret.hash(token)).query(ClientLink.class).optional().filter(l -> l.opensOn(clock.today()));
    }

    /** Publishes ClientLinkUsed, once a visit. */
    public void noteVisit(ClientLink link) {
        var now = clock.instant();
        int first = db.sql("update app.client_link set opened_at = ? where id = ? and (opened_at is null or opened_at <= ?)")
                .params(Timestamp.from(now), link.id(), Timestamp.from(now.minus(SAME_VISIT))).update();
        if (first == 1) note(link, link.draftId(), Use.OPENED);
    }

    /** Publishes ClientLinkUsed. */
    public void note(ClientLink link, Long draftId, Use use) {
        news.publishEvent(new ClientLinkUsed(link.id(), link.clientCode(), draftId, use));
    }

    @Transactional(readOnly = true)
    public ClientLink get(String id) {
        return db.sql(LINK + "where l.id = ?").param(id).query(ClientLink.class).optional().orElseThrow(() -> new Unknown("link", id));
    }

    /** Newest first, those that open nothing any more too. */
    @Transactional(readOnly = true)
    public List<ClientLink> ofInvoice(long draftId) {
        return db.sql(LINK + "where l.draft_id = ? order by l.made_at desc, l.id").param(draftId).query(ClientLink.class).list();
    }

    /** Those to everything of the client; newest first. */
    @Transactional(readOnly = true)
    public List<ClientLink> ofAccount(String clientCode) {
        return db.sql(LINK + "where l.client_code = ? and l.draft_id is null order by l.made_at desc, l.id").param(clientCode).query(ClientLink.class).list();
    }

    /** Those of one of the client's people that are not revoked. */
    @Transactional(readOnly = true)
    public List<ClientLink> ofContact(long contactId) {
        return db.sql(LINK + "where l.contact_id = ? and l.revoked_at is null order by l.made_at desc, l.id").param(contactId).query(ClientLink.class).list();
    }

    /** It opens nothing from now on; publishes ClientLinkRevoked. What is revoked already stays so. */
    public void revoke(String id) {
        var link = get(id);
        int revoked = db.sql("update app.client_link set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), Actor.current(), id).update();
        if (revoked == 1) news.publishEvent(new ClientLinkRevoked(id, link.clientCode(), link.draftId()));
    }

    /** A link goes out with a letter or on a paper; nobody was told its address here. */
    record LinkWritten(String linkId, long draftId, LocalDate expiresOn) implements BusinessEvent {
        @Override
        public String subject() {
            return "client-link:" + linkId;
        }
    }
}
