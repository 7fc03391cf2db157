package io.throughline.process.collection;

import io.throughline.process.Correlation;
import io.throughline.receivables.ClientCreditArose;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code advance-payment}: money that came before any invoice, so that no invoice's story tells bookkeeping of it. */
@Component
class AdvancePayment {
    private final Correlation correlation;

    AdvancePayment(Correlation correlation) {
        this.correlation = correlation;
    }

    /** Models without it leave it to people. */
    @EventListener
    public void on(ClientCreditArose credit) {
        if (credit.origin().equals("ADVANCE")) correlation.wake(ClientCreditArose.class, "client-credit/" + credit.creditId(), Map.of("creditId", credit.creditId()));
    }
}
