package io.throughline.portal;

import io.throughline.api.Refused;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.page.Formats;
import io.throughline.project.Milestone;
import io.throughline.project.MilestoneAcceptance;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What clients accept: who said it, when, in which words, and what lay before them, with its hash. Never changed. */
@Service
@Transactional
public class Acceptances {
    private final JdbcClient db;
    private final MilestoneAcceptance house;
    private final Firm firm;
    private final MessageSource messages;
    private final Formats formats;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    Acceptances(JdbcClient db, MilestoneAcceptance house, Firm firm, MessageSource messages, Formats formats, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.house = house;
        this.firm = firm;
        this.messages = messages;
        this.formats = formats;
        this.news = news;
        this.clock = clock;
    }

    /** Of a milestone or of a month's hours, the other is null. {@code saidBy}: the contact's name, or the one given at the door. */
    public record Acceptance(long id, Long milestoneId, LocalDate month, BigDecimal hours, String projectCode, String clientCode, String linkId, Long contactId, String saidBy, String words,
                             String document, String documentSha256, Instant acceptedAt) {}

    @Transactional(readOnly = true)
    public List<Acceptance> of(String projectCode) {
        return db.sql("select * from app.client_acceptance where project_code = ? order by id").param(projectCode).query(Acceptance.class).list();
    }

    @Transactional(readOnly = true)
    public Map<Long, Acceptance> byMilestone(String projectCode) {
        return of(projectCode).stream().filter(a -> a.milestoneId() != null).collect(Collectors.toMap(Acceptance::milestoneId, Function.identity()));
    }

    @Transactional(readOnly = true)
    public Map<YearMonth, Acceptance> byMonth(String projectCode) {
        return of(projectCode).stream().filter(a -> a.month() != null).collect(Collectors.toMap(a -> YearMonth.from(a.month()), Function.identity()));
    }

    /** Whether milestones of the project can be accepted now. */
    boolean waits(ProjectSummary project) {
        return project.state() == ProjectState.IN_DELIVERY;
    }

    /** Completes the task that waits for it, and keeps who said so. Publishes AcceptedByClient. */
    public void accept(Visitor visitor, ProjectSummary project, Milestone milestone, String name) {
        var saidBy = saidBy(visitor, name);
        if (milestone.accepted()) throw new Refused("Milestone '%s' was accepted on %s already.".formatted(milestone.name(), milestone.acceptedOn()));
        var due = milestone.dueDate() == null ? "–" : formats.date(milestone.dueDate());
        var words = say("portal.accept.words", milestone.name());
        var document = say("portal.accept.document", firm.profile().name(), visitor.client().name(), project.code(), project.name(), milestone.name(), due,
                words, saidBy, formats.date(clock.today()));
        Actor.as(visitor.actor(), () -> {
            house.accept(project.code(), milestone.id());
            keep(visitor, project, milestone.id(), null, null, saidBy, words, document);
        });
    }

    /** The approved hours of a month that is over, each with its day and work; what is approved later is not in them. */
    public void accept(Visitor visitor, ProjectSummary project, YearMonth month, List<Progress.Hour> hours, String name) {
        var saidBy = saidBy(visitor, name);
        if (!month.isBefore(YearMonth.from(clock.today()))) throw new Refused("%s is not over yet.".formatted(month));
        if (hours.isEmpty()) throw new Refused("There are no approved hours in %s.".formatted(month));
        if (byMonth(project.code()).containsKey(month)) throw new Refused("The hours of %s were accepted already.".formatted(month));
        var sum = hours.stream().map(Progress.Hour::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
        var words = say("portal.accept.time.words", formats.month(month.atDay(1)), formats.decimalHours(sum));
        var lines = hours.stream().map(h -> "%s  %s  %s%s".formatted(formats.date(h.day()), formats.decimalHours(h.hours()), h.task(), h.note() == null || h.note().isBlank() ? "" : ": " + h.note()))
                .collect(Collectors.joining("\n"));
        var document = say("portal.accept.time.document", firm.profile().name(), visitor.client().name(), project.code(), project.name(), lines, words, saidBy, formats.date(clock.today()));
        Actor.as(visitor.actor(), () -> keep(visitor, project, null, month, sum, saidBy, words, document));
    }

    private void keep(Visitor visitor, ProjectSummary project, Long milestone, YearMonth month, BigDecimal hours, String saidBy, String words, String document) {
        var hash = hash(document);
        db.sql("""
                insert into app.client_acceptance (milestone_id, month, hours, project_code, client_code, link_id, contact_id, said_by, words, document, document_sha256, accepted_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""").params(Arrays.asList(milestone, month == null ? null : month.atDay(1), hours, project.code(), project.clientCode(),
                visitor.link().id(), visitor.link().contactId(), saidBy, words, document, hash, Timestamp.from(clock.instant()))).update();
        news.publishEvent(new AcceptedByClient(project.code(), milestone, month == null ? null : month.toString(), visitor.link().id(), hash));
    }

    private static String saidBy(Visitor visitor, String name) {
        var saidBy = visitor.link().contactName() != null ? visitor.link().contactName() : name.strip();
        if (saidBy.isEmpty() || saidBy.length() > 200) throw new Refused("Say who accepts it.");
        return saidBy;
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }

    private static String hash(String document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
