package io.throughline.billing;

import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.billing.drafting.AdjustmentDecided;
import io.throughline.billing.drafting.BillSheet;
import io.throughline.billing.issue.InvoiceLine;
import io.throughline.firm.FirmClock;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.project.BillingModel;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import io.throughline.quantity.Rounding;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Discounts, write-downs and write-ups of projects, each with its reason; a table says which of them somebody else must approve. */
@Service
@Transactional
public class Adjustments {
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final String SELECT = """
            select a.*, p.currency, (select coalesce(i.number, 'draft ' || i.id) from app.billed_plan_item b join app.invoice i on i.id = b.invoice_id
                    where b.project_code = a.project_code and b.item = 'adjustment:' || a.id and b.released_by is null) as invoice
            from app.adjustment a join app.project p on p.code = a.project_code""";

    private final JdbcClient jdbc;
    private final Projects projects;
    private final WorkInProgress open;
    private final People people;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    Adjustments(JdbcClient jdbc, Projects projects, WorkInProgress open, People people, FirmClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.open = open;
        this.people = people;
        this.clock = clock;
        this.events = events;
    }

    /** The newest first. */
    public List<Adjustment> of(String projectCode) {
        projects.get(projectCode);
        return jdbc.sql(SELECT + " where a.project_code = ? order by a.id desc").param(projectCode).query(Adjustments::adjustment).list();
    }

    /** Of all projects, what waits for a decision first, then the newest; {@code state} null for any. */
    @Transactional(readOnly = true)
    public PageOf<Adjustment> page(Adjustment.State state, int page, int size) {
        var where = " where (:state::text is null or a.state = :state)";
        var named = state == null ? null : state.name();
        var found = jdbc.sql(SELECT + where + " order by a.state <> 'WAITING', a.id desc limit :size offset :skip").param("state", named).param("size", size).param("skip", (long) page * size)
                .query(Adjustments::adjustment).list();
        return new PageOf<>(found, jdbc.sql("select count(*) from app.adjustment a" + where).param("state", named).query(Long.class).single(), page, size);
    }

    public Adjustment get(long id) {
        return jdbc.sql(SELECT + " where a.id = ?").param(id).query(Adjustments::adjustment).optional().orElseThrow(() -> new Unknown("adjustment", id));
    }

    /** Publishes AdjustmentRequested, which has it approved where it is large. Either a percentage or an amount. */
    public Adjustment request(String projectCode, Adjustment.Kind kind, BigDecimal percent, BigDecimal amount, String reason) {
        var project = projects.get(projectCode);
        var problems = new ArrayList<InvalidInput.Problem>();
        if (project.billingModel() == BillingModel.NON_BILLABLE) problems.add(new InvalidInput.Problem("kind", "a project that is not billed has nothing to adjust"));
        if (kind == null) problems.add(new InvalidInput.Problem("kind", "is one of DISCOUNT, WRITE_DOWN, WRITE_UP"));
        if ((percent == null) == (amount == null)) problems.add(new InvalidInput.Problem("percent", "either a percentage or an amount"));
        if (percent != null && (percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0 || percent.stripTrailingZeros().scale() > 4)) problems.add(new InvalidInput.Problem("percent", "must be more than 0 and at most 100, with four decimals at most"));
        int digits = Money.zero(project.currency()).currency().getDefaultFractionDigits();
        if (amount != null && (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > digits)) problems.add(new InvalidInput.Problem("amount", "must be more than 0, with %d decimals at most".formatted(digits)));
        if (reason == null || reason.isBlank()) problems.add(new InvalidInput.Problem("reason", "Say why: it is printed on the invoice."));
        else if (reason.length() > 300 || reason.codePoints().anyMatch(Character::isISOControl)) problems.add(new InvalidInput.Problem("reason", "must be a single line of at most 300 characters"));
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        var base = open.upTo(clock.today()).stream().filter(w -> w.projectCode().equals(projectCode)).map(w -> w.time().plus(w.fee())).findFirst().orElse(Money.zero(project.currency()));
        long id = jdbc.sql("insert into app.adjustment (project_code, kind, percent, amount, reason, state, requested_by, requested_at) values (?, ?, ?, ?, ?, 'WAITING', ?, ?) returning id")
                .params(Arrays.asList(projectCode, kind.name(), percent, amount, reason.strip(), Actor.current(), Timestamp.from(clock.instant()))).query(Long.class).single();
        var share = percent != null ? percent : base.isPositive() ? Rounding.round(amount.multiply(HUNDRED).divide(base.amount(), 10, Rounding.MODE), 2).min(new BigDecimal("9999")) : HUNDRED;
        events.publishEvent(new AdjustmentRequested(id, projectCode, kind, share, percent == null ? Money.rounded(amount, project.currency()) : base.percent(percent), reason.strip(), Actor.current()));
        return get(id);
    }

    /** Below the limit nobody needs to look at it. */
    public void accept(long id) {
        jdbc.sql("update app.adjustment set state = 'APPROVED', decided_by = requested_by, decided_at = ? where id = ? and state = 'WAITING'").params(Timestamp.from(clock.instant()), id).update();
        decided(id);
    }

    /** The acting person's verdict on one above the limit; refuses whoever asked for it, and a rejection without a comment. */
    public void decide(long id, boolean approved, String comment) {
        var asked = get(id);
        if (asked.state() != Adjustment.State.WAITING) throw new Refused("Adjustment %d is %s already.".formatted(id, asked.state().name().toLowerCase()));
        var by = Actor.current();
        if (people.personOf(by).equals(people.personOf(asked.requestedBy())) && !people.ownerDecidesAlone()) throw new Refused("You asked for this adjustment: somebody else has to decide on it.");
        if (!approved && comment.isBlank()) throw new InvalidInput("comment", "Say why it is rejected: who asked for it will read it.");
        jdbc.sql("update app.adjustment set state = ?, limit_asked = ?, decided_by = ?, decided_at = ?, comment = ? where id = ?")
                .params(approved ? "APPROVED" : "REJECTED", !by.equals(asked.requestedBy()), by, Timestamp.from(clock.instant()), comment.strip(), id).update();
        decided(id);
    }

    /** As long as no invoice holds it. */
    public Adjustment withdraw(long id) {
        var asked = get(id);
        if (asked.invoice() != null) throw new Refused("Adjustment %d is on %s.".formatted(id, asked.invoice()));
        if (asked.state() == Adjustment.State.REJECTED || asked.state() == Adjustment.State.WITHDRAWN) throw new Refused("Adjustment %d is %s already.".formatted(id, asked.state().name().toLowerCase()));
        jdbc.sql("update app.adjustment set state = 'WITHDRAWN' where id = ?").param(id).update();
        decided(id);
        return get(id);
    }

    private void decided(long id) {
        var now = get(id);
        events.publishEvent(new AdjustmentDecided(id, now.projectCode(), now.state(), Actor.current(), now.comment()));
    }

    /** Approved ones that no live invoice holds go onto the bill, where it has work or fees to adjust. */
    public void apply(BillSheet sheet) {
        var base = sheet.adjustable();
        if (!base.isPositive()) return;
        for (var adjustment : jdbc.sql(SELECT + " where a.project_code = ? and a.state = 'APPROVED' order by a.id").param(sheet.project.code()).query(Adjustments::adjustment).list()) {
            if (adjustment.invoice() != null) continue;
            var amount = adjustment.of(base);
            var words = sheet.words.say(switch (adjustment.kind()) {
                case DISCOUNT -> "line.discount";
                case WRITE_DOWN -> "line.writeDown";
                case WRITE_UP -> "line.writeUp";
            }, adjustment.reason());
            var size = adjustment.percent() == null ? adjustment.amount().toString() : "%s %% of %s".formatted(adjustment.percent().stripTrailingZeros().toPlainString(), base);
            int line = sheet.line(InvoiceLine.Kind.ADJUSTMENT, words, amount, "%s: %s, because %s; asked for by %s, approved by %s".formatted(
                    adjustment.kind().name().toLowerCase().replace('_', '-'), size, adjustment.reason(), adjustment.requestedBy(), adjustment.decidedBy()));
            sheet.planned("adjustment:" + adjustment.id(), line, amount);
        }
    }

    private static Adjustment adjustment(ResultSet row, int n) throws SQLException {
        var amount = row.getBigDecimal("amount");
        var decided = row.getTimestamp("decided_at");
        return new Adjustment(row.getLong("id"), row.getString("project_code"), Adjustment.Kind.valueOf(row.getString("kind")), row.getBigDecimal("percent"),
                amount == null ? null : Money.rounded(amount, row.getString("currency")), row.getString("reason"), Adjustment.State.valueOf(row.getString("state")), row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(), row.getString("decided_by"), decided == null ? null : decided.toInstant(), row.getString("comment"), row.getString("invoice"));
    }
}
