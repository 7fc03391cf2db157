package io.throughline.receivables;

import io.throughline.billing.PayPage;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The secret link, made when the invoice is printed or when it is mailed, whichever is first: it is the same. */
@Component
class PayPageOfLinks implements PayPage {
    private final PaymentLinks links;
    private final Receivables receivables;

    PayPageOfLinks(PaymentLinks links, Receivables receivables) {
        this.links = links;
        this.receivables = receivables;
    }

    @Override
    public Optional<String> of(long draftId) {
        return receivables.find(draftId).map(open -> links.create(open.draftId()));
    }
}
