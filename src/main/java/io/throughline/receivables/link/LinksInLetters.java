package io.throughline.receivables.link;

import io.throughline.mail.SecretLinks;
import io.throughline.receivables.ClientLinks;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A letter about an invoice that is sent again leads there by a link of its own. */
@Component
class LinksInLetters implements SecretLinks {
    private static final String INVOICE = "invoice:";
    private final ClientLinks links;

    LinksInLetters(ClientLinks links) {
        this.links = links;
    }

    @Override
    public Optional<String> fresh(String about) {
        if (about == null || !about.matches("invoice:\\d+")) return Optional.empty();
        return Optional.of(links.forLetter(Long.parseLong(about.substring(INVOICE.length()))).address());
    }
}
