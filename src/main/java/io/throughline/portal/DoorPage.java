package io.throughline.portal;

import io.throughline.receivables.ClientLinks;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Where the link of a letter leads: in, and on to an address without the secret. */
@Controller
class DoorPage {
    private final Door door;
    private final ClientLinks links;

    DoorPage(Door door, ClientLinks links) {
        this.door = door;
        this.links = links;
    }

    @GetMapping("/portal/in/{token}")
    ResponseEntity<Void> enter(@PathVariable String token, HttpServletRequest request) {
        var link = door.open(token, request);
        links.noteVisit(link);
        var inside = "/portal/" + link.id() + (link.isForOneInvoice() ? "/invoices/" + link.invoiceNumber() : "");
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(inside)).header(HttpHeaders.SET_COOKIE, door.key(link, token, request)).build();
    }
}
