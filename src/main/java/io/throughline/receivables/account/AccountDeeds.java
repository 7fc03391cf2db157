package io.throughline.receivables.account;

import io.throughline.api.Unknown;
import io.throughline.project.Clients;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.Statements;
import io.throughline.receivables.link.ClientContacts;
import io.throughline.receivables.ContactRole;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done on the page of a client's account; each deed leads back to it. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/receivables/clients/{code}")
@PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
class AccountDeeds {
    private final Statements statements;
    private final ClientLinks links;
    private final ClientContacts contacts;
    private final Clients clients;
    private final MessageSource messages;

    AccountDeeds(Statements statements, ClientLinks links, ClientContacts contacts, Clients clients, MessageSource messages) {
        this.statements = statements;
        this.links = links;
        this.contacts = contacts;
        this.clients = clients;
        this.messages = messages;
    }

    @PostMapping("/statement")
    String mail(@PathVariable String code, @RequestParam LocalDate from, @RequestParam LocalDate to, Locale language, RedirectAttributes then) {
        statements.mail(code, from, to);
        then.addFlashAttribute("done", messages.getMessage("account.done.mailed", new Object[] {clients.get(code).email()}, language));
        return "redirect:/receivables/clients/{code}";
    }

    /** A fresh secret link to everything of the client: told once, to whoever asked. */
    @PostMapping("/links")
    String link(@PathVariable String code, RedirectAttributes then) {
        then.addFlashAttribute("newLink", links.toAccount(code).address());
        return "redirect:/receivables/clients/{code}#link";
    }

    @PostMapping("/links/{id}/revoke")
    String revoke(@PathVariable String code, @PathVariable String id, Locale language, RedirectAttributes then) {
        if (links.ofAccount(code).stream().noneMatch(l -> l.id().equals(id))) throw new Unknown("link", id);
        links.revoke(id);
        then.addFlashAttribute("done", messages.getMessage("account.done.revoked", null, language));
        return "redirect:/receivables/clients/{code}#link";
    }

    @PostMapping("/contacts")
    String addContact(@PathVariable String code, @RequestParam String name, @RequestParam String email, @RequestParam ContactRole role, Locale language, RedirectAttributes then) {
        contacts.add(code, name, email, role);
        then.addFlashAttribute("done", messages.getMessage("account.contact.added", new Object[] {name.strip()}, language));
        return "redirect:/receivables/clients/{code}#contacts";
    }

    @PostMapping("/contacts/{id}/links")
    String contactLink(@PathVariable String code, @PathVariable long id, RedirectAttributes then) {
        then.addFlashAttribute("newLink", contacts.link(code, id).address());
        return "redirect:/receivables/clients/{code}#link";
    }

    @PostMapping("/contacts/{id}/remove")
    String removeContact(@PathVariable String code, @PathVariable long id, Locale language, RedirectAttributes then) {
        contacts.remove(code, id);
        then.addFlashAttribute("done", messages.getMessage("account.contact.removed", null, language));
        return "redirect:/receivables/clients/{code}#contacts";
    }
}
