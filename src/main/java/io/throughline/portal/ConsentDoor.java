package io.throughline.portal;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.api.Unknown;
import io.throughline.journal.Actor;
import io.throughline.page.PublicPages;
import io.throughline.project.ClientConsents;
import io.throughline.project.Consent;
import io.throughline.project.Projects;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a client is asked to agree to, whatever else of the project they are shown, and their answer. */
@Controller
@RequestMapping("/portal/{linkId:[0-9a-f]{16}}/consents/{id}")
class ConsentDoor {
    private final Door door;
    private final ClientConsents consents;
    private final Projects projects;

    ConsentDoor(Door door, ClientConsents consents, Projects projects) {
        this.door = door;
        this.consents = consents;
        this.projects = projects;
    }

    @GetMapping
    String page(@PathVariable String linkId, @PathVariable long id, HttpServletRequest request, Model model) {
        return page(door.visitor(linkId, request), id, model);
    }

    @PostMapping
    String answer(@PathVariable String linkId, @PathVariable long id, @RequestParam(defaultValue = "") String answer, @RequestParam(defaultValue = "") String name,
                  @RequestParam(defaultValue = "") String comment, HttpServletRequest request, Model model) {
        if (PublicPages.fromElsewhere(request)) throw new DoorClosed(false);
        var visitor = door.visitor(linkId, request);
        own(visitor, id);
        var saidBy = visitor.link().contactName() != null ? visitor.link().contactName() : name;
        try {
            if (!answer.equals("accept") && !answer.equals("refuse")) throw new InvalidInput("answer", "is one of accept, refuse");
            Actor.as(visitor.actor(), () -> consents.answer(id, new Consent.Answer(answer.equals("accept"), saidBy, comment, visitor.link().id(), visitor.link().contactId())));
            return "redirect:%s/consents/%d".formatted(visitor.home(), id);
        } catch (InvalidInput | Refused e) {
            model.addAttribute("problem", saidBy.isBlank() ? "accept.who" : answer.equals("refuse") && comment.isBlank() ? "consent.why" : "accept.refused");
            model.addAttribute("comment", comment);
            return page(visitor, id, model);
        }
    }

    private String page(Visitor visitor, long id, Model model) {
        var consent = own(visitor, id);
        model.addAttribute("visitor", visitor).addAttribute("consent", consent).addAttribute("project", projects.get(consent.projectCode()));
        return "portal/consent";
    }

    private Consent own(Visitor visitor, long id) {
        if (!visitor.seesProjects()) throw new DoorClosed(false);
        try {
            var consent = consents.get(id);
            if (projects.get(consent.projectCode()).clientCode().equals(visitor.client().code())) return consent;
        } catch (Unknown nothingThere) {
            // the same answer as for another's
        }
        throw new DoorClosed(false);
    }
}
