package io.throughline.evidence.story;

import static io.throughline.evidence.story.StoryInvoice.at;
import static io.throughline.evidence.story.StoryInvoice.day;
import static io.throughline.evidence.story.StoryInvoice.money;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments, reminders, disputes, credit notes, write-offs, and how all of it was posted. */
@Component
class StoryMovements {
    private final JdbcClient jdbc;

    StoryMovements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Story.Movements of(long draftId, String currency) {
        // what the bank took back stands as a payment below zero
        var payments = jdbc.sql("""
                select paid_on, amount, currency, reference, received_by, received_at from app.payment where draft_id = ?
                union all select c.charged_back_on, -c.amount, p.currency, p.reference || ': ' || c.why, c.taken_by, c.taken_at from app.chargeback c join app.payment p on p.id = c.payment_id
                where c.draft_id = ? order by paid_on, received_at""").params(draftId, draftId)
                .query((r, n) -> new Story.Payment(day(r, "paid_on"), money(r, "amount", r.getString("currency")), r.getString("reference"), r.getString("received_by"), at(r, "received_at"))).list();
        var reminders = jdbc.sql("select * from app.reminder where draft_id = ? order by level").param(draftId)
                .query((r, n) -> new Story.Reminder(r.getInt("level"), day(r, "sent_on"), money(r, "open", currency), r.getLong("mail_id"))).list();
        var disputes = jdbc.sql("select * from app.dispute where draft_id = ? order by id").param(draftId)
                .query((r, n) -> new Story.Dispute(r.getString("reason"), r.getString("opened_by"), at(r, "opened_at"), r.getString("settled_by"), at(r, "settled_at"), r.getString("outcome"))).list();
        var credits = jdbc.sql("select * from app.credit_note where invoice_id = ? order by id").param(draftId)
                .query((r, n) -> new Story.CreditNote(r.getString("number"), day(r, "issue_date"), money(r, "gross", r.getString("currency")), r.getString("reason"), r.getString("issued_by"))).list();
        var writeOffs = jdbc.sql("select * from app.write_off where draft_id = ? order by id").param(draftId)
                .query((r, n) -> new Story.WriteOff(r.getString("reason"), r.getString("requested_by"), at(r, "requested_at"), r.getString("decided_by"), at(r, "decided_at"),
                        (Boolean) r.getObject("confirmed"), money(r, "amount", currency))).list();
        var postings = jdbc.sql("""
                select e.id, e.entry_date, e.event, e.narrative, e.posted_by, e.currency, l.account, a.name, l.debit, l.credit
                from app.ledger_entry e join app.ledger_line l on l.entry_id = e.id join app.account a on a.code = l.account
                where e.id in (select entry_id from app.ledger_line where item = ?) order by e.entry_date, e.id, l.position""").param("invoice:" + draftId)
                .query((r, n) -> new Story.Posting(r.getLong("id"), day(r, "entry_date"), r.getString("event"), r.getString("narrative"), r.getString("posted_by"), r.getString("account"),
                        r.getString("name"), money(r, "debit", r.getString("currency")), money(r, "credit", r.getString("currency")))).list();
        var vat = jdbc.sql("select * from app.invoice_vat where invoice_id = ? order by category, percent").param(draftId)
                .query((r, n) -> new Story.Vat(r.getString("category"), r.getBigDecimal("percent"), money(r, "base", currency), money(r, "vat", currency), r.getString("reason"))).list();
        return new Story.Movements(payments, reminders, disputes, credits, writeOffs, postings, vat);
    }
}
