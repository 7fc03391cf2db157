package io.throughline.receivables;

import io.throughline.api.Unknown;
import io.throughline.firm.FirmClock;
import io.throughline.mail.PostOffice;
import io.throughline.receivables.account.OpenItem;
import io.throughline.receivables.account.OpenItems;
import io.throughline.receivables.dunning.Demand;
import io.throughline.receivables.dunning.DunningClaims;
import io.throughline.receivables.dunning.ReminderLetter;
import io.throughline.receivables.dunning.ReminderSent;
import io.throughline.receivables.plan.PlanTable;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asking a client again to pay: each level once at most, never for what is disputed, never after it was paid. */
@Service
public class Reminders {

    public record Reminder(long draftId, String invoiceNumber, int level, LocalDate sentOn, long mailId) {}

    /** Where an invoice stands, read under its row lock, so that it holds until the caller commits. {@code countsFrom}: the due date, later by the days on which a payment plan held. */
    public record Standing(long draftId, String clientCode, LocalDate dueDate, LocalDate countsFrom, boolean settled, boolean disputed, boolean planned, List<Integer> levelsSent) {}

    /** What became of a reminder. */
    public sealed interface Reminding {
        record Sent(long mailId) implements Reminding {}

        record Unneeded(String why) implements Reminding {}
    }

    private final JdbcClient db;
    private final OpenItems items;
    private final Disputes disputes;
    private final PlanTable plans;
    private final DunningPolicy policy;
    private final DunningClaims claims;
    private final ClientClasses classes;
    private final ReminderLetter letter;
    private final PostOffice post;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    Reminders(JdbcClient db, OpenItems items, Disputes disputes, PlanTable plans, DunningPolicy policy, DunningClaims claims, ClientClasses classes, ReminderLetter letter, PostOffice post, ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.items = items;
        this.disputes = disputes;
        this.plans = plans;
        this.policy = policy;
        this.claims = claims;
        this.classes = classes;
        this.letter = letter;
        this.post = post;
        this.news = news;
        this.clock = clock;
    }

    @Transactional
    public Standing standing(long draftId) {
        var item = lock(draftId);
        boolean whole = !item.isSettled() && disputes.disputed(item).equals(item.open());
        var rest = plans.rest(draftId);
        return new Standing(draftId, item.clientCode, item.dueDate, item.dueDate.plusDays(rest.days()), item.isSettled(), whole, rest.planned(), levelsSent(draftId));
    }

    /** For what is open and not disputed. Publishes ReminderSent with the mail in the outbox, and DunningClaimed for a fee. A payment in progress is waited for and counts. */
    @Transactional
    public Reminding send(long draftId, int level) {
        var item = lock(draftId);
        if (item.isSettled()) return new Reminding.Unneeded("settled");
        var disputed = disputes.disputed(item);
        if (disputed.equals(item.open())) return new Reminding.Unneeded("disputed");
        if (plans.rest(draftId).planned()) return new Reminding.Unneeded("paid by a plan");
        if (levelsSent(draftId).contains(level)) return new Reminding.Unneeded("sent before");
        var terms = policy.terms(classes.of(item.clientCode), level);
        claims.claimFee(item, level, terms);
        var newDue = terms.newDueDays() == null ? null : clock.today().plusDays(terms.newDueDays());
        var demand = new Demand(terms.letter(), item.open().minus(disputed), disputed, claims.of(draftId).stream().filter(c -> c.state().equals("OPEN")).map(DunningClaims.Claim::amount).toList(),
                terms.interest() && clock.today().isAfter(item.dueDate) ? claims.interest(item, clock.today()) : null, newDue);
        var mail = post.post(letter.write(item, level, demand));
        db.sql("insert into app.reminder (draft_id, level, sent_on, sent_at, open, demanded, new_due, mail_id) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(draftId, level, clock.today(), Timestamp.from(clock.instant()), item.open().amount(), demand.principal().amount(), newDue, mail).update();
        news.publishEvent(new ReminderSent(draftId, item.number, level, clock.today(), item.open()));
        return new Reminding.Sent(mail);
    }

    public List<Reminder> all() {
        return db.sql("select m.draft_id, r.invoice_number, m.level, m.sent_on, m.mail_id from app.reminder m join app.receivable r using (draft_id) order by m.sent_at, m.draft_id, m.level")
                .query(Reminder.class).list();
    }

    public List<Reminder> of(long draftId) {
        return db.sql("select m.draft_id, r.invoice_number, m.level, m.sent_on, m.mail_id from app.reminder m join app.receivable r using (draft_id) where m.draft_id = ? order by m.level")
                .param(draftId).query(Reminder.class).list();
    }

    /** Of these invoices, those that were asked for since a day. */
    public List<Long> sentSince(LocalDate day, Collection<Long> draftIds) {
        if (draftIds.isEmpty()) return List.of();
        return db.sql("select distinct draft_id from app.reminder where draft_id = any(?) and sent_on >= ? order by 1").params(draftIds.toArray(Long[]::new), day).query(Long.class).list();
    }

    private List<Integer> levelsSent(long draftId) {
        return db.sql("select level from app.reminder where draft_id = ? order by level").param(draftId).query(Integer.class).list();
    }

    private OpenItem lock(long draftId) {
        return items.lock(draftId).orElseThrow(() -> new Unknown("receivable", draftId));
    }
}
