package io.throughline.project.template;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.project.ProjectTemplate;
import io.throughline.project.ProjectTemplates;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Named templates; a project is confirmed with one by its code in {@code template}. */
@RestController
@RequestMapping("/api/v1/project-templates")
@PreAuthorize("hasAnyRole('MANAGER','DIRECTOR','ADMIN')")
class ProjectTemplateController {
    private static final String READERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')";
    private final ProjectTemplates templates;

    ProjectTemplateController(ProjectTemplates templates) {
        this.templates = templates;
    }

    @GetMapping
    @PreAuthorize(READERS)
    List<ProjectTemplate> list() {
        return templates.all();
    }

    @GetMapping("/{code}")
    @PreAuthorize(READERS)
    ProjectTemplate get(@PathVariable String code) {
        return templates.get(code);
    }

    /** What a template taken from a project would say; with {@code asTaken} its estimates are what the tasks took. */
    @GetMapping("/proposal")
    ProjectTemplate proposal(@RequestParam String project, @RequestParam(defaultValue = "false") boolean asTaken) {
        return templates.proposal(project, asTaken);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ProjectTemplate add(@RequestBody ProjectTemplate template) {
        if (template.code() != null && templates.find(template.code()).isPresent()) throw new Refused("code", "There is a template '%s' already; change it instead.".formatted(template.code()));
        return templates.keep(template);
    }

    @PutMapping("/{code}")
    ProjectTemplate change(@PathVariable String code, @RequestBody ProjectTemplate t) {
        templates.get(code);
        if (t.code() != null && !t.code().equals(code)) throw new InvalidInput("code", "cannot be changed");
        return templates.keep(new ProjectTemplate(code, t.name(), t.description(), t.billingModel(), t.currency(), t.budgetHours(), t.budgetAmount(), t.rate(), t.madeFrom(),
                t.tasks(), t.milestones(), t.checklist()));
    }

    @DeleteMapping("/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retire(@PathVariable String code) {
        templates.retire(code);
    }
}
