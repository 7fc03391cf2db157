package io.throughline.receivables;

import io.throughline.billing.CreditNoteIssued;
import io.throughline.billing.InvoiceIssued;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What billing tells: an invoice makes a debt, a credit note takes what is open of it away. In billing's own transaction. */
@Component
class InvoiceNews {
    private final OpenItems items;
    private final Settling settling;
    private final JdbcClient db;

    InvoiceNews(OpenItems items, Settling settling, JdbcClient db) {
        this.items = items;
        this.settling = settling;
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

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CreditNoteIssued credit) {
        var item = items.lock(credit.draftId()).orElseThrow();
        if (item.isSettled()) return;
        db.sql("insert into app.receivable_credit (credit_note_number, draft_id, amount, credited_on) values (?, ?, ?, ?)")
                .params(credit.number(), item.draftId, item.open().amount(), credit.issueDate()).update();
        items.save(item.creditWhatIsOpen(credit.issueDate()));
        settling.after(item);
    }
}
