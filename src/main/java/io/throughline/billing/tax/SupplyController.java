package io.throughline.billing.tax;

import io.throughline.project.Projects;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a project supplies as tax law sees it: work, expenses where they are something else, and where it happens. */
@RestController
@RequestMapping("/api/v1/projects/{code}/supply")
class SupplyController {
    private final Supplies supplies;
    private final Projects projects;

    SupplyController(Supplies supplies, Projects projects) {
        this.supplies = supplies;
        this.projects = projects;
    }

    record Asked(String work, String expenses, String place) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')")
    @Transactional(readOnly = true)
    public Supplies.Supply get(@PathVariable String code) {
        return supplies.of(projects.get(code).code());
    }

    @PutMapping
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    @Transactional
    public Supplies.Supply set(@PathVariable String code, @RequestBody Asked asked) {
        return supplies.set(projects.get(code).code(), new Supplies.Supply(asked.work(), asked.expenses(), asked.place()));
    }
}
