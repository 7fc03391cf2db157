package io.throughline.receivables.link;

import io.throughline.api.Unknown;
import io.throughline.project.Clients;
import io.throughline.receivables.ClientLink;
import io.throughline.receivables.ClientLinks.Issued;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.Receivables;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The links that clients come in by. The address is told once, to whoever asks for a new one. */
@RestController
class LinkController {
    private static final String SEES = "hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')";
    private static final String GIVES = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";
    private final ClientLinks links;
    private final Receivables receivables;
    private final Clients clients;

    LinkController(ClientLinks links, Receivables receivables, Clients clients) {
        this.links = links;
        this.receivables = receivables;
        this.clients = clients;
    }

    @GetMapping("/api/v1/receivables/{invoiceNumber}/links")
    @PreAuthorize(SEES)
    List<ClientLink> ofInvoice(@PathVariable String invoiceNumber) {
        return links.ofInvoice(receivables.byNumber(invoiceNumber).draftId());
    }

    @PostMapping("/api/v1/receivables/{invoiceNumber}/links")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(GIVES)
    Issued toInvoice(@PathVariable String invoiceNumber) {
        return links.toInvoice(receivables.byNumber(invoiceNumber).draftId());
    }

    @DeleteMapping("/api/v1/receivables/{invoiceNumber}/links/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(GIVES)
    void revokeOfInvoice(@PathVariable String invoiceNumber, @PathVariable String id) {
        revoke(ofInvoice(invoiceNumber), id);
    }

    @GetMapping("/api/v1/clients/{clientCode}/links")
    @PreAuthorize(SEES)
    List<ClientLink> ofClient(@PathVariable String clientCode) {
        return links.ofAccount(clients.get(clientCode).code());
    }

    @PostMapping("/api/v1/clients/{clientCode}/links")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(GIVES)
    Issued toAccount(@PathVariable String clientCode) {
        return links.toAccount(clientCode);
    }

    @DeleteMapping("/api/v1/clients/{clientCode}/links/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(GIVES)
    void revokeOfClient(@PathVariable String clientCode, @PathVariable String id) {
        revoke(ofClient(clientCode), id);
    }

    private void revoke(List<ClientLink> among, String id) {
        if (among.stream().noneMatch(l -> l.id().equals(id))) throw new Unknown("link", id);
        links.revoke(id);
    }
}
