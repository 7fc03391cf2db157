package io.throughline.process.collection;

import io.throughline.process.Inbox;
import io.throughline.receivables.Disputes.Dispute;
import io.throughline.receivables.Receivables;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Settles a dispute by completing its task where collection has made one. The door has decided who may; directors need not be in finance's group. */
@Component
public class DisputeSettling {
    private final Receivables receivables;
    private final Inbox inbox;

    DisputeSettling(Receivables receivables, Inbox inbox) {
        this.receivables = receivables;
        this.inbox = inbox;
    }

    /** One that is settled stays as it is. */
    public void settle(Dispute dispute, String invoiceNumber, String outcome, String person) {
        if (dispute.settledAt() != null) return;
        var task = inbox.open("settleDispute", String.valueOf(dispute.draftId())).stream().findFirst();
        if (task.isPresent()) inbox.complete(task.get().getId(), person, List.of("finance"), Map.of("outcome", outcome == null ? "" : outcome));
        else receivables.settleDispute(invoiceNumber, dispute.id(), outcome);
    }
}
