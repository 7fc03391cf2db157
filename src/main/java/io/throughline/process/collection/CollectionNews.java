package io.throughline.process.collection;

import io.throughline.billing.InvoiceMailed;
import io.throughline.process.Correlation;
import io.throughline.receivables.ClientCreditApplied;
import io.throughline.receivables.DisputeOpened;
import io.throughline.receivables.PaymentChargedBack;
import io.throughline.receivables.PaymentPlanAgreed;
import io.throughline.receivables.PaymentPlanCancelled;
import io.throughline.receivables.PaymentReceived;
import io.throughline.receivables.PaymentsReceived;
import io.throughline.receivables.ReceivableSettled;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.ReceivablesSettled;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What {@code collection} hears. */
@Component
class CollectionNews {
    private final Correlation correlation;
    private final Receivables receivables;

    CollectionNews(Correlation correlation, Receivables receivables) {
        this.correlation = correlation;
        this.receivables = receivables;
    }

    @EventListener
    public void on(InvoiceMailed mailed) {
        correlation.start(InvoiceMailed.class, key(mailed.draftId()), Map.of("draftId", mailed.draftId(), "invoiceNumber", mailed.number()));
    }

    @EventListener
    public void on(DisputeOpened dispute) {
        correlation.wake(DisputeOpened.class, key(dispute.draftId()), Map.of());
    }

    @EventListener
    public void on(PaymentPlanAgreed plan) {
        if (!plan.answered()) correlation.wake(PaymentPlanAgreed.class, key(plan.draftId()), Map.of());
    }

    @EventListener
    public void on(PaymentPlanCancelled plan) {
        correlation.wake(PaymentPlanCancelled.class, key(plan.draftId()), Map.of());
    }

    /** The last payment is told by ReceivableSettled. */
    @EventListener
    public void on(PaymentsReceived together) {
        var open = receivables.stillOpen(together.payments().stream().map(PaymentReceived::draftId).toList());
        correlation.wakeEach(PaymentReceived.class, open.stream().map(CollectionNews::key).toList());
    }

    /** To the story of the invoice, a credit set off is a payment. */
    @EventListener
    public void on(ClientCreditApplied use) {
        if (!receivables.get(use.draftId()).isSettled()) correlation.wake(PaymentReceived.class, key(use.draftId()), Map.of());
    }

    /**
     * What was settled has no story any more: it begins anew, with the dispute; a model without that beginning leaves it to people. To a story that goes on
     * it is as a payment is: bookkeeping hears of it, then the story looks where the invoice stands.
     */
    @EventListener
    public void on(PaymentChargedBack back) {
        if (!back.reopened()) correlation.wake(PaymentReceived.class, key(back.draftId()), Map.of());
        else correlation.wake(PaymentChargedBack.class, key(back.draftId()), Map.of("draftId", back.draftId(), "invoiceNumber", back.invoiceNumber()));
    }

    /** A write-off is the instance's own step: it knows. */
    @EventListener
    public void on(ReceivablesSettled together) {
        correlation.wakeEach(ReceivableSettled.class, together.receivables().stream().filter(r -> !r.how().equals("WRITTEN_OFF")).map(r -> key(r.draftId())).toList());
    }

    private static String key(long draftId) {
        return String.valueOf(draftId);
    }
}
