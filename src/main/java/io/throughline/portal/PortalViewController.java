package io.throughline.portal;

import io.throughline.project.Projects;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client sees of their projects, and what they accepted. */
@RestController
@RequestMapping("/api/v1")
class PortalViewController {
    private static final String SEES = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')";
    private static final String DECIDES = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')";
    private final PortalViews views;
    private final Acceptances acceptances;
    private final Projects projects;

    PortalViewController(PortalViews views, Acceptances acceptances, Projects projects) {
        this.views = views;
        this.acceptances = acceptances;
        this.projects = projects;
    }

    @GetMapping("/clients/{clientCode}/portal")
    @PreAuthorize(SEES)
    PortalView get(@PathVariable String clientCode) {
        return views.of(clientCode);
    }

    @PutMapping("/clients/{clientCode}/portal")
    @PreAuthorize(DECIDES)
    PortalView set(@PathVariable String clientCode, @RequestBody PortalView view) {
        views.set(clientCode, view);
        return views.of(clientCode);
    }

    @GetMapping("/projects/{code}/portal")
    @PreAuthorize(SEES)
    PortalView ofProject(@PathVariable String code) {
        return views.ofProject(code);
    }

    @PutMapping("/projects/{code}/portal")
    @PreAuthorize(DECIDES)
    PortalView setOfProject(@PathVariable String code, @RequestBody PortalView view) {
        views.setOfProject(code, view);
        return views.ofProject(code);
    }

    /** What the client accepted: who, when, by which words, and the hash of the document that was shown. */
    @GetMapping("/projects/{code}/acceptances")
    @PreAuthorize(SEES)
    List<Acceptances.Acceptance> acceptances(@PathVariable String code) {
        return acceptances.of(projects.get(code).code());
    }
}
