package io.throughline.project.change;

import io.throughline.api.InvalidInput;
import io.throughline.people.People;
import io.throughline.project.ChangeOrder;
import io.throughline.project.ChangeOrders;
import io.throughline.project.Projects;
import io.throughline.project.Steward;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes to what was agreed for a project; the client is asked, and what they accept holds. */
@RestController
@RequestMapping("/api/v1/projects/{code}/change-orders")
class ChangeOrderController {
    private static final String READS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')";
    private static final String PROPOSES = "hasAnyRole('MANAGER','DIRECTOR','ADMIN')";

    /** {@code validFrom}: today where nothing is said. */
    record Proposal(String title, LocalDate validFrom, ChangeOrder.Changes changes) {}

    record Why(String reason) {}

    private final ChangeOrders orders;
    private final Projects projects;
    private final People people;

    ChangeOrderController(ChangeOrders orders, Projects projects, People people) {
        this.orders = orders;
        this.projects = projects;
        this.people = people;
    }

    @GetMapping
    @PreAuthorize(READS)
    List<ChangeOrder> of(@PathVariable String code) {
        return orders.of(projects.get(code).code());
    }

    @GetMapping("/{number}")
    @PreAuthorize(READS)
    ChangeOrder get(@PathVariable String code, @PathVariable int number) {
        return orders.get(projects.get(code).code(), number);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(PROPOSES)
    ChangeOrder propose(@PathVariable String code, @RequestBody Proposal proposal, Authentication who) {
        Steward.require(who, projects.get(code), people);
        if (proposal.changes() == null) throw new InvalidInput("changes", "is missing");
        return orders.propose(code, proposal.title(), proposal.validFrom(), proposal.changes());
    }

    @PostMapping("/{number}/withdraw")
    @PreAuthorize(PROPOSES)
    ChangeOrder withdraw(@PathVariable String code, @PathVariable int number, @RequestBody Why why, Authentication who) {
        Steward.require(who, projects.get(code), people);
        if (why.reason() == null || why.reason().isBlank()) throw new InvalidInput("reason", "is missing");
        return orders.withdraw(code, number, why.reason().strip());
    }
}
