package io.throughline.portal;

import io.throughline.project.Client;
import io.throughline.receivables.ClientLink;
import io.throughline.receivables.Receivables.Receivable;

/** Who came in by a link, and what it leads to. */
record Visitor(ClientLink link, Client client) {

    public String home() {
        return "/portal/" + link.id();
    }

    /** What the client does is theirs, not the house's. */
    String actor() {
        return "client:" + client.code();
    }

    public boolean seesAccount() {
        return !link.isForOneInvoice();
    }

    boolean maySee(Receivable item) {
        return item.clientCode().equals(client.code()) && (seesAccount() || link.draftId() == item.draftId());
    }
}
