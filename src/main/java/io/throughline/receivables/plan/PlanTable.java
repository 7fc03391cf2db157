package io.throughline.receivables.plan;

import io.throughline.quantity.Money;
import io.throughline.receivables.PaymentPlan;
import io.throughline.receivables.PaymentPlans;
import io.throughline.receivables.account.OpenItem;
import io.throughline.receivables.account.OpenItems;
import io.throughline.receivables.PaymentPlan.Instalment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code app.payment_plan}, {@code app.instalment} and {@code app.instalment_reminder}. */
@Repository
public class PlanTable {
    private final JdbcClient db;
    private final JdbcTemplate batch;

    PlanTable(JdbcClient db, JdbcTemplate batch) {
        this.db = db;
        this.batch = batch;
    }

    public long add(OpenItem item, List<PaymentPlans.Part> parts, String reason, String by, LocalDate day) {
        var id = db.sql("insert into app.payment_plan (draft_id, amount, currency, reason, agreed_by, agreed_on) values (?, ?, ?, ?, ?, ?) returning id")
                .params(item.draftId, item.open().amount(), item.gross.currency().getCurrencyCode(), reason, by, day).query(Long.class).single();
        var rows = new ArrayList<Object[]>();
        for (var part : parts) rows.add(new Object[] {id, rows.size() + 1, part.dueOn(), part.amount().amount()});
        batch.batchUpdate("insert into app.instalment (plan_id, position, due_on, amount) values (?, ?, ?, ?)", rows);
        return id;
    }

    public void end(PaymentPlan plan, PaymentPlan.State how, LocalDate day, String by, String why) {
        db.sql("update app.payment_plan set state = ?, ended_on = ?, ended_by = ?, end_reason = ?, covered = ? where id = ?")
                .params(how.name(), day, by, why, plan.covered().amount(), plan.id()).update();
    }

    public void reminded(long plan, int position, LocalDate day, long mail) {
        db.sql("insert into app.instalment_reminder (plan_id, position, sent_on, mail_id) values (?, ?, ?, ?)").params(plan, position, day, mail).update();
    }

    /** The latest first. */
    public List<PaymentPlan> of(long draftId) {
        return db.sql("""
                select p.*, r.invoice_number, greatest(0, coalesce(p.covered, p.amount - (r.gross - r.paid - r.credited - r.written_off))) as covered_now
                from app.payment_plan p join app.receivable r using (draft_id) where p.draft_id = ? order by p.id desc""").param(draftId).query(this::plan).list();
    }

    /** {@code planned}: a plan holds; {@code days}: for so many days, counted from the due date on, earlier ones held. */
    public record Rest(boolean planned, int days) {}

    public Rest rest(long draftId) {
        return db.sql("""
                select coalesce(bool_or(p.ended_on is null), false) as planned, coalesce(sum(greatest(0, p.ended_on - greatest(p.agreed_on, r.due_date))), 0) as days
                from app.payment_plan p join app.receivable r using (draft_id) where p.draft_id = ?""").param(draftId).query(Rest.class).single();
    }

    private PaymentPlan plan(ResultSet row, int n) throws SQLException {
        var covered = OpenItems.money(row, "covered_now");
        return new PaymentPlan(row.getLong("id"), row.getLong("draft_id"), row.getString("invoice_number"), OpenItems.money(row, "amount"), covered, row.getString("reason"),
                row.getString("agreed_by"), row.getObject("agreed_on", LocalDate.class), PaymentPlan.State.valueOf(row.getString("state")),
                row.getObject("ended_on", LocalDate.class), row.getString("end_reason"), instalments(row.getLong("id"), covered));
    }

    private List<Instalment> instalments(long plan, Money covered) {
        var currency = covered.currency().getCurrencyCode();
        var left = new Money[] {covered};
        return db.sql("""
                select i.position, i.due_on, i.amount, m.plan_id is not null as reminded from app.instalment i left join app.instalment_reminder m using (plan_id, position)
                where i.plan_id = ? order by i.position""").param(plan).query((row, n) -> {
                    var amount = Money.of(row.getBigDecimal("amount").toPlainString(), currency);
                    var paid = left[0].compareTo(amount) < 0 ? left[0] : amount;
                    left[0] = left[0].minus(paid);
                    return new Instalment(row.getInt("position"), row.getObject("due_on", LocalDate.class), amount, paid, row.getBoolean("reminded"));
                }).list();
    }
}
