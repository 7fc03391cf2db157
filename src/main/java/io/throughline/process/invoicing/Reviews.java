package io.throughline.process.invoicing;

import io.throughline.process.Inbox;
import io.throughline.receivables.InvoiceRegister;
import java.util.List;
import org.springframework.stereotype.Component;

/** Drafts that wait for a director. */
@Component
class Reviews {
    private final Inbox inbox;
    private final InvoiceRegister register;

    Reviews(Inbox inbox, InvoiceRegister register) {
        this.inbox = inbox;
        this.register = register;
    }

    /** In the order they came. */
    List<Long> drafts() {
        return inbox.keysOf("reviewInvoice").stream().map(Long::valueOf).toList();
    }

    List<InvoiceRegister.Entry> waiting() {
        var drafts = drafts();
        return drafts.stream().map(id -> register.entry(id, drafts)).toList();
    }
}
