package io.throughline.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.billing.HeldItems.Item;
import io.throughline.billing.credit.CreditAccepted;
import io.throughline.billing.credit.CreditDeclined;
import io.throughline.billing.credit.CreditProposed;
import io.throughline.billing.drafting.BillingRunRows;
import io.throughline.billing.drafting.DraftOutcome;
import io.throughline.billing.drafting.Portions;
import io.throughline.billing.drafting.Reckoned.Claim;
import io.throughline.billing.drafting.Reckoned.Coverage;
import io.throughline.billing.drafting.Reckoned.ItemKind;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.project.Projects;
import io.throughline.timesheet.CorrectionPair;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hours that are on an invoice are corrected by a pair: an entry that takes them back and one in their place. It leads to a proposal: finance accepts,
 * and the hours are credited and billed anew; or declines, and the invoice stands.
 */
@Service
@Transactional
public class Corrections {

    /** {@code hours} as billed, {@code new…} as it should have been: none where nothing was worked. {@code creditNote} and {@code rebill}: once it is accepted. */
    public record Correction(long id, long entryId, long reversalId, Long replacementId, String personCode, LocalDate workDate, String projectCode, String invoice, int line,
                             @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal hours, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal newHours,
                             String taskCode, LocalDate newWorkDate, String newProjectCode, String newTaskCode, Boolean newBillable, String reason, String askedBy, Instant askedAt,
                             String state, String decidedBy, String comment, String creditNote, Long rebillDraftId, Integer rebillLine) {

        /** The hours stand elsewhere: on another day, project or task, or are no longer billed. */
        public boolean moved() {
            return replacementId != null && !(newBillable && newWorkDate.equals(workDate) && newProjectCode.equals(projectCode) && newTaskCode.equals(taskCode));
        }

        private boolean billedAnew() {
            return replacementId != null && newBillable;
        }
    }

    /** What the entry should have said, null for what it says; {@code hours} 0 where nothing was worked. */
    public record Wish(BigDecimal hours, LocalDate workDate, String projectCode, String taskCode, Boolean billable, String note, String reason) {

        CorrectionPair.Right right() {
            return new CorrectionPair.Right(hours, workDate, projectCode, taskCode, billable, note);
        }
    }

    private record Billed(long invoiceId, int line, BigDecimal hours, String projectCode, long portions, boolean issued) {}

    private final JdbcClient db;
    private final CorrectionPair pair;
    private final HeldItems held;
    private final CreditNotes credits;
    private final Portions portions;
    private final BillingRuns runs;
    private final BillingRunRows rows;
    private final Projects projects;
    private final ApplicationEventPublisher news;
    private final FirmClock clock;

    Corrections(JdbcClient db, CorrectionPair pair, HeldItems held, CreditNotes credits, Portions portions, BillingRuns runs, BillingRunRows rows, Projects projects,
                ApplicationEventPublisher news, FirmClock clock) {
        this.db = db;
        this.pair = pair;
        this.held = held;
        this.credits = credits;
        this.portions = portions;
        this.runs = runs;
        this.rows = rows;
        this.projects = projects;
        this.news = news;
        this.clock = clock;
    }

    /** Publishes TimeCorrected, LinesApproved and CreditProposed. The pair is held back from billing, before anybody hears of it, until the proposal is decided. */
    public Correction correct(long entryId, Wish wish) {
        var billed = billed(entryId);
        lock(billed.projectCode(), wish.projectCode() == null || wish.projectCode().isBlank() ? billed.projectCode() : wish.projectCode());
        var made = pair.correct(entryId, wish.right(), wish.reason());
        var id = db.sql("""
                insert into app.time_correction (entry_id, reversal_id, replacement_id, project_code, invoice_id, line, hours, reason, asked_by, asked_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""")
                .params(Arrays.asList(entryId, made.reversal(), made.replacement(), billed.projectCode(), billed.invoiceId(), billed.line(), billed.hours(), wish.reason().strip(),
                        Actor.current(), Timestamp.from(clock.instant()))).query(Long.class).single();
        var correction = get(id);
        var why = "correction of entry %d: its credit is proposed".formatted(entryId);
        held.hold(correction.projectCode(), List.of(new Item("TIME", correction.reversalId())), why);
        if (correction.billedAnew()) held.hold(correction.newProjectCode(), List.of(new Item("TIME", correction.replacementId())), why);
        news.publishEvent(made.approved());
        news.publishEvent(new CreditProposed(id, billed.invoiceId(), correction.invoice(), entryId, made.reversal(), made.replacement(), billed.hours(), wish.reason().strip()));
        return correction;
    }

    /** In their order, so that two who move hours to and fro do not wait for each other. */
    private void lock(String project, String other) {
        Stream.of(project, other).distinct().sorted().filter(code -> projects.find(List.of(code)).containsKey(code)).forEach(rows::lock);
    }

    private Billed billed(long entryId) {
        var found = db.sql("""
                select p.invoice_id, p.line, coalesce(p.billed_hours, p.quantity)::numeric(9, 2) as hours, p.project_code, count(*) over () as portions, i.issue_date is not null as issued
                from app.billed_portion p join app.invoice i on i.id = p.invoice_id
                where p.item_kind = 'TIME' and p.item_id = ? and p.released_by is null and p.coverage = 'BILLED'""").param(entryId).query(Billed.class).list();
        if (found.isEmpty()) throw new Refused("Time entry %d is on no invoice by the hour: re-open its week and change it there.".formatted(entryId));
        if (found.size() > 1 || !found.get(0).issued()) throw new Refused(found.size() > 1 ? "Time entry %d is on several lines: credit it there by hand.".formatted(entryId)
                : "Time entry %d is on a draft: reject the draft, then re-open the week.".formatted(entryId));
        return found.get(0);
    }

    /** Credits the hours and bills the project anew, in one go. Publishes CreditNoteIssued, InvoiceDrafted and CreditAccepted. */
    public Correction accept(long id) {
        var correction = waiting(id);
        var invoice = db.sql("select up_to, number from app.invoice where number = ?").param(correction.invoice()).query((row, n) -> row.getObject(1, LocalDate.class)).single();
        var piece = new CreditWish.Piece(correction.line(), correction.hours().toPlainString(), null, correction.entryId());
        var note = credits.credit(correction.invoice(), new CreditWish(correction.reason(), List.of(piece), null, null));
        lock(correction.projectCode(), correction.replacementId() == null ? correction.projectCode() : correction.newProjectCode());
        letGo(correction);
        long run = runs.start(clock.today(), correction.replacementId() != null && correction.newWorkDate().isAfter(invoice) ? correction.newWorkDate() : invoice);
        portions.take(run, correction.projectCode(), null, List.of(reversed(correction.entryId(), worked(correction.entryId())), reversed(correction.reversalId(), worked(correction.reversalId()))));
        var drafted = correction.billedAnew() ? runs.draft(run, correction.newProjectCode()) : null;
        runs.finish(run);
        if (drafted instanceof DraftOutcome.CannotBill cannot) throw new Refused(cannot.reason());
        var anew = billedOn(correction.replacementId());
        decided(id, "CREDITED", null, note.id(), anew.map(Place::draftId).orElse(null), anew.map(Place::line).orElse(null));
        news.publishEvent(new CreditAccepted(id, draft(correction), correction.invoice(), note.number(), anew.map(Place::draftId).orElse(null)));
        return get(id);
    }

    private record Place(long draftId, int line) {}

    /** On a draft of its own, or on one that was kept open; on none where it is not billed. */
    private Optional<Place> billedOn(Long entry) {
        return db.sql("select invoice_id as draft_id, line from app.billed_portion where item_kind = 'TIME' and item_id = ? and released_by is null and line is not null order by part limit 1")
                .param(entry).query(Place.class).optional();
    }

    /** The invoice stands: what it says more or less than was worked is written off, with the reason. Publishes CreditDeclined. */
    public Correction decline(long id, String comment) {
        if (comment == null || comment.isBlank()) throw new InvalidInput("comment", "say why the invoice stands");
        var correction = waiting(id);
        lock(correction.projectCode(), correction.replacementId() == null ? correction.projectCode() : correction.newProjectCode());
        letGo(correction);
        long run = runs.start(clock.today(), correction.workDate());
        var rate = db.sql("select l.rate from app.time_correction c join app.invoice_line l on l.invoice_id = c.invoice_id and l.position = c.line where c.id = ?").param(id).query(BigDecimal.class).single();
        portions.take(run, correction.projectCode(), null, List.of(written(correction.reversalId(), rate, comment)));
        if (correction.billedAnew()) portions.take(run, correction.newProjectCode(), null, List.of(written(correction.replacementId(), rate, comment)));
        runs.finish(run);
        decided(id, "DECLINED", comment.strip(), null, null, null);
        news.publishEvent(new CreditDeclined(id, draft(correction), correction.invoice(), comment.strip()));
        return get(id);
    }

    private void letGo(Correction c) {
        held.letGo(c.projectCode(), List.of(new Item("TIME", c.reversalId())));
        if (c.billedAnew()) held.letGo(c.newProjectCode(), List.of(new Item("TIME", c.replacementId())));
    }

    private static Claim reversed(long entry, BigDecimal hours) {
        return new Claim(ItemKind.TIME, entry, hours, Coverage.REVERSED, 0);
    }

    private Claim written(long entry, BigDecimal rate, String comment) {
        var hours = worked(entry);
        return new Claim(ItemKind.TIME, entry, hours, Coverage.WRITTEN_OFF, 0, 1, null, null, hours.multiply(rate), "correction declined: " + comment.strip());
    }

    private BigDecimal worked(long entry) {
        return db.sql("select hours from app.time_entry where id = ?").param(entry).query(BigDecimal.class).single();
    }

    private long draft(Correction correction) {
        return db.sql("select invoice_id from app.time_correction where id = ?").param(correction.id()).query(Long.class).single();
    }

    private void decided(long id, String state, String comment, Long note, Long rebill, Integer line) {
        db.sql("update app.time_correction set state = ?, decided_by = ?, decided_at = ?, comment = ?, credit_note_id = ?, rebill_id = ?, rebill_line = ? where id = ?")
                .params(Arrays.asList(state, Actor.current(), Timestamp.from(clock.instant()), comment, note, rebill, line, id)).update();
    }

    private Correction waiting(long id) {
        db.sql("select id from app.time_correction where id = ? for update").param(id).query(Long.class).optional();
        var correction = get(id);
        if (!correction.state().equals("PROPOSED")) throw new Refused("This credit was decided already: %s.".formatted(correction.state()));
        return correction;
    }

    private static final String SELECT = """
            select c.id, c.entry_id, c.reversal_id, c.replacement_id, t.person_code, t.work_date, c.project_code, i.number as invoice, c.line, c.hours, coalesce(r.hours, 0.00) as new_hours,
                   t.task_code, r.work_date as new_work_date, r.project_code as new_project_code, r.task_code as new_task_code, r.billable as new_billable,
                   c.reason, c.asked_by, c.asked_at, c.state, c.decided_by, c.comment, n.number as credit_note, c.rebill_id as rebill_draft_id, c.rebill_line
            from app.time_correction c join app.time_entry t on t.id = c.entry_id join app.invoice i on i.id = c.invoice_id
            left join app.time_entry r on r.id = c.replacement_id left join app.credit_note n on n.id = c.credit_note_id
            """;

    @Transactional(readOnly = true)
    public Correction get(long id) {
        return db.sql(SELECT + "where c.id = ?").param(id).query(Correction.class).optional().orElseThrow(() -> new Unknown("credit proposal", id));
    }

    /** Oldest first; {@code state} null for all. */
    @Transactional(readOnly = true)
    public List<Correction> all(String state) {
        return db.sql(SELECT + "where (:state::text is null or c.state = :state) order by c.id").param("state", state).query(Correction.class).list();
    }

    /** Those of an invoice's hours, and those that it bills anew. */
    @Transactional(readOnly = true)
    public List<Correction> of(long draftId) {
        return db.sql(SELECT + "where c.invoice_id = :draft or c.rebill_id = :draft order by c.id").param("draft", draftId).query(Correction.class).list();
    }
}
