package io.throughline.project.consent;

import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.people.People;
import io.throughline.project.ClientConsents;
import io.throughline.project.Consent;
import io.throughline.project.Projects;
import io.throughline.project.Steward;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a project's client was asked to agree to, and the answers; asked once more where it was refused or nothing is heard. */
@RestController
@RequestMapping("/api/v1/projects/{code}/consents")
class ConsentController {
    record Why(String reason) {}

    private final ClientConsents consents;
    private final Projects projects;
    private final People people;

    ConsentController(ClientConsents consents, Projects projects, People people) {
        this.consents = consents;
        this.projects = projects;
        this.people = people;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')")
    List<Consent> of(@PathVariable String code) {
        return consents.of(projects.get(code).code());
    }

    @PostMapping("/{id}/ask-again")
    @PreAuthorize("hasAnyRole('MANAGER','DIRECTOR','ADMIN')")
    Consent askAgain(@PathVariable String code, @PathVariable long id, Authentication who) {
        return consents.askAgain(own(code, id, who).id());
    }

    @PostMapping("/{id}/withdraw")
    @PreAuthorize("hasAnyRole('MANAGER','DIRECTOR','ADMIN')")
    Consent withdraw(@PathVariable String code, @PathVariable long id, @RequestBody Why why, Authentication who) {
        if (why.reason() == null || why.reason().isBlank()) throw new InvalidInput("reason", "is missing");
        consents.withdraw(own(code, id, who).id(), why.reason().strip());
        return consents.get(id);
    }

    private Consent own(String code, long id, Authentication who) {
        Steward.require(who, projects.get(code), people);
        var consent = consents.get(id);
        if (!consent.projectCode().equals(code)) throw new Unknown("consent", id);
        return consent;
    }
}
