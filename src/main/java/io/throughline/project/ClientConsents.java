package io.throughline.project;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.Consent.Answer;
import io.throughline.project.Consent.Kind;
import io.throughline.project.Consent.Question;
import io.throughline.project.Consent.State;
import io.throughline.project.consent.ConsentPaper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What clients are asked to agree to before it counts, and their answers: who, when, by which words, and the hash of what lay before them. Answered once. */
@Service
@Transactional
public class ClientConsents {
    private static final int LONGEST = 2000;
    private final JdbcClient db;
    private final ConsentPaper paper;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    ClientConsents(JdbcClient db, ConsentPaper paper, FirmClock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.paper = paper;
        this.clock = clock;
        this.events = events;
    }

    /** The newest first. */
    public List<Consent> of(String projectCode) {
        return db.sql("select * from app.consent where project_code = ? order by id desc").param(projectCode).query(Consent.class).list();
    }

    /** What waits for the client's answer, the oldest first. */
    public List<Consent> openOf(String clientCode) {
        return db.sql("select c.* from app.consent c join app.project p on p.code = c.project_code where p.client_code = ? and c.state = 'OPEN' order by c.id").param(clientCode).query(Consent.class).list();
    }

    public Consent get(long id) {
        return db.sql("select * from app.consent where id = ?").param(id).query(Consent.class).optional().orElseThrow(() -> new Unknown("consent", id));
    }

    /** Accepted after the one moment (null for any) and no later than the other, in that order. */
    public List<Consent> agreed(String projectCode, Instant after, Instant until) {
        return db.sql("select * from app.consent where project_code = ? and state = 'ACCEPTED' and answered_at <= ? and (?::timestamptz is null or answered_at > ?) order by answered_at, id")
                .params(Arrays.asList(projectCode, Timestamp.from(until), after == null ? null : Timestamp.from(after), after == null ? null : Timestamp.from(after))).query(Consent.class).list();
    }

    /** What was asked last and not withdrawn. */
    public Optional<Consent> lastOverrun(String projectCode) {
        return db.sql("select * from app.consent where project_code = ? and kind = 'OVERRUN' and state <> 'WITHDRAWN' order by id desc limit 1").param(projectCode).query(Consent.class).optional();
    }

    /** The most that the client agreed all work at rates may come to; empty where nothing was ever asked and accepted. */
    public Optional<BigDecimal> agreedOverrun(String projectCode) {
        return db.sql("select amount from app.consent where project_code = ? and kind = 'OVERRUN' and state = 'ACCEPTED' order by amount desc limit 1").param(projectCode).query(BigDecimal.class).optional();
    }

    /** To have all work at rates up to the day billed, {@code percent} more than was agreed. */
    public Consent askOverrun(ProjectSummary project, BigDecimal agreed, BigDecimal worth, BigDecimal percent, LocalDate upTo) {
        return ask(project.code(), Kind.OVERRUN, upTo.toString(), worth, paper.overrun(project, agreed, worth, percent, upTo));
    }

    /** Publishes ConsentAsked, by which the client hears of it. {@code amount}: of an overrun only. */
    Consent ask(String projectCode, Kind kind, String about, BigDecimal amount, Question question) {
        var hash = hash(question.document());
        long id = db.sql("insert into app.consent (project_code, kind, about, amount, words, document, document_sha256, asked_by, asked_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id")
                .params(Arrays.asList(projectCode, kind.name(), about, amount, question.words(), question.document(), hash, Actor.current(), Timestamp.from(clock.instant()))).query(Long.class).single();
        events.publishEvent(new ConsentAsked(id, projectCode, kind, about, hash));
        return get(id);
    }

    /** The same once more, anew: what was open is withdrawn. Only what was asked last about it, and was not withdrawn. */
    public Consent askAgain(long id) {
        var asked = get(id);
        if (asked.state() == State.ACCEPTED) throw new Refused("The client agreed already.");
        if (asked.state() == State.WITHDRAWN) throw new Refused("This was withdrawn: it is not asked again as it was.");
        if (askedSince(asked)) throw new Refused("The client was asked once more since.");
        if (asked.open()) withdraw(id, "asked again", true);
        return ask(asked.projectCode(), asked.kind(), asked.about(), asked.amount(), new Question(asked.words(), asked.document()));
    }

    private boolean askedSince(Consent asked) {
        return db.sql("select exists (select from app.consent where project_code = ? and kind = ? and about = ? and id > ?)")
                .params(asked.projectCode(), asked.kind().name(), asked.about(), asked.id()).query(Boolean.class).single();
    }

    /** Publishes ConsentAnswered. A refusal says why. */
    public Consent answer(long id, Answer answer) {
        var saidBy = answer.saidBy() == null ? "" : answer.saidBy().strip();
        var comment = answer.comment() == null ? "" : answer.comment().strip();
        if (saidBy.isEmpty() || saidBy.length() > 200) throw new InvalidInput("saidBy", "Say who at the client said so.");
        if (!answer.accepted() && comment.isEmpty()) throw new InvalidInput("comment", "Say why it is refused.");
        shortEnough("comment", comment);
        settle(id, answer.accepted() ? State.ACCEPTED : State.REFUSED, saidBy, comment, answer.linkId(), answer.contactId());
        var now = get(id);
        events.publishEvent(new ConsentAnswered(id, now.projectCode(), now.kind(), now.about(), answer.accepted(), saidBy, comment, now.linkId(), now.documentSha256()));
        return now;
    }

    /** Publishes ConsentWithdrawn: the client is not asked any more. */
    public void withdraw(long id, String reason) {
        shortEnough("reason", reason);
        withdraw(id, reason, false);
    }

    @EventListener
    public void on(ProjectCancelled news) {
        of(news.projectCode()).stream().filter(Consent::open).forEach(c -> withdraw(c.id(), news.reason()));
    }

    private void withdraw(long id, String reason, boolean askedAgain) {
        settle(id, State.WITHDRAWN, null, reason, null, null);
        var now = get(id);
        events.publishEvent(new ConsentWithdrawn(id, now.projectCode(), now.kind(), now.about(), reason, askedAgain));
    }

    private void settle(long id, State state, String saidBy, String comment, String linkId, Long contactId) {
        int changed = db.sql("update app.consent set state = ?, said_by = ?, comment = ?, link_id = ?, contact_id = ?, answered_by = ?, answered_at = ? where id = ? and state = 'OPEN'")
                .params(Arrays.asList(state.name(), saidBy, comment, linkId, contactId, Actor.current(), Timestamp.from(clock.instant()), id)).update();
        if (changed == 0) throw new Refused("This was answered or withdrawn already: it is %s.".formatted(get(id).state().name().toLowerCase()));
    }

    private static void shortEnough(String field, String text) {
        if (text.length() > LONGEST) throw new InvalidInput(field, "is longer than %d characters".formatted(LONGEST));
    }

    private static String hash(String document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
