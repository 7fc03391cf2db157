package io.throughline.receivables.account;

import io.throughline.billing.CreditNoteIssued;
import io.throughline.billing.InvoiceIssued;
import io.throughline.quantity.Money;
import io.throughline.receivables.ClientCredits;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What billing tells: an invoice makes a debt, a credit note takes what is open of it away. In billing's own transaction. */
@Component
class InvoiceNews {
    private final OpenItems items;
    private final Settling settling;
    private final ClientCredits credits;
    private final JdbcClient db;

    InvoiceNews(OpenItems items, Settling settling, ClientCredits credits, JdbcClient db) {
        this.items = items;
        this.settling = settling;
        this.credits = credits;
        this.db = db;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(InvoiceIssued invoice) {
        var item = OpenItem.opened(invoice.draftId(), invoice.number(), invoice.clientCode(), invoice.projectCodes(), invoice.issueDate(),
                invoice.dueDate(), invoice.gross());
        items.add(item);
        settling.after(item);
    }

    /** Before the books: they ask what is owed to the client. */
    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CreditNoteIssued credit) {
        var item = items.lock(credit.draftId()).orElseThrow();
        var open = item.open();
        var taken = credit.gross().compareTo(open) < 0 ? credit.gross() : open;
        if (taken.isPositive()) {
            db.sql("insert into app.receivable_credit (credit_note_number, draft_id, amount, credited_on) values (?, ?, ?, ?)")
                    .params(credit.number(), item.draftId, taken.amount(), credit.issueDate()).update();
            items.save(item.credit(taken, credit.issueDate()));
        }
        // What was paid of it is owed to the client; what was written off is owed to nobody.
        var paid = item.paid().minus(alreadyOwed(item));
        var owed = credit.gross().minus(taken).compareTo(paid) < 0 ? credit.gross().minus(taken) : paid;
        if (owed.isPositive()) credits.arise(item.clientCode, owed, "CREDIT_NOTE", credit.number(), item.draftId, credit.issueDate());
        if (taken.isPositive()) settling.after(item);
    }

    private Money alreadyOwed(OpenItem item) {
        return db.sql("select coalesce(sum(amount), 0) from app.client_credit where draft_id = ? and origin = 'CREDIT_NOTE'").param(item.draftId)
                .query((row, n) -> Money.of(row.getBigDecimal(1).toPlainString(), item.gross.currency().getCurrencyCode())).single();
    }
}
