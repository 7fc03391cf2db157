package io.throughline.receivables.link;

import io.throughline.billing.PayPage;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.Receivables;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A printed invoice has a secret link of its own: it opens no more than the paper itself shows. */
@Component
class PayPageOfLinks implements PayPage {
    private final ClientLinks links;
    private final Receivables receivables;

    PayPageOfLinks(ClientLinks links, Receivables receivables) {
        this.links = links;
        this.receivables = receivables;
    }

    @Override
    public Optional<String> of(long draftId) {
        return receivables.find(draftId).map(open -> links.forLetter(open.draftId()).address());
    }
}
