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

    public boolean seesInvoices() {
        return link.contactRole() == null || link.contactRole().seesInvoices();
    }

    public boolean seesProjects() {
        return seesAccount() && (link.contactRole() == null || link.contactRole().seesProjects());
    }

    /** Who speaks: one of the client's people by name, else the client. */
    String name() {
        return link.contactName() == null ? client.name() : link.contactName();
    }

    boolean maySee(Receivable item) {
        return seesInvoices() && item.clientCode().equals(client.code()) && (seesAccount() || link.draftId() == item.draftId());
    }
}
