package io.throughline.portal;

import io.throughline.journal.Actor;
import io.throughline.receivables.ClientLinkUsed.Use;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Receivables.Receivable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a client does behind the door, on record with the link that they came by. */
@Service
class ClientDeeds {
    private final ClientLinks links;
    private final Receivables receivables;

    ClientDeeds(ClientLinks links, Receivables receivables) {
        this.links = links;
        this.receivables = receivables;
    }

    /** Reminders stop until it is settled. {@code line} null: all of it. */
    @Transactional
    public void dispute(Visitor visitor, Receivable item, String reason, Integer line) {
        Actor.as(visitor.actor(), () -> {
            links.note(visitor.link(), item.draftId(), Use.DISPUTED);
            receivables.openDispute(item.number(), reason, null, line);
        });
    }

    /** Answers where. */
    @Transactional
    public String goToPay(Visitor visitor, Receivable item, PaymentGateway gateway, String backTo) {
        return Actor.as(visitor.actor(), () -> {
            links.note(visitor.link(), item.draftId(), Use.WENT_TO_PAY);
            return gateway.checkout(new PaymentGateway.Order(item.draftId(), item.number(), item.open(), visitor.client().language(), backTo));
        });
    }
}
