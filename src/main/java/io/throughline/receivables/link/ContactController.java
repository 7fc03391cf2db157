package io.throughline.receivables.link;

import io.throughline.receivables.ContactRole;
import io.throughline.receivables.link.ClientContacts.Contact;
import io.throughline.receivables.ClientLinks.Issued;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who at a client is let in: a name, a mail address, and what they are shown. */
@RestController
@RequestMapping("/api/v1/clients/{clientCode}/contacts")
class ContactController {
    private static final String GIVES = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";
    private final ClientContacts contacts;

    ContactController(ClientContacts contacts) {
        this.contacts = contacts;
    }

    record NewContact(String name, String email, ContactRole role) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    List<Contact> of(@PathVariable String clientCode) {
        return contacts.of(clientCode);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(GIVES)
    Contact add(@PathVariable String clientCode, @RequestBody NewContact contact) {
        return contacts.add(clientCode, contact.name(), contact.email(), contact.role());
    }

    /** The address is told once. */
    @PostMapping("/{id}/links")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(GIVES)
    Issued link(@PathVariable String clientCode, @PathVariable long id) {
        return contacts.link(clientCode, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(GIVES)
    void remove(@PathVariable String clientCode, @PathVariable long id) {
        contacts.remove(clientCode, id);
    }
}
