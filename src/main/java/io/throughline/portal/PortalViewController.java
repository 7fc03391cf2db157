package io.throughline.portal;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client sees of their projects. */
@RestController
@RequestMapping("/api/v1/clients/{clientCode}/portal")
class PortalViewController {
    private final PortalViews views;

    PortalViewController(PortalViews views) {
        this.views = views;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    PortalView get(@PathVariable String clientCode) {
        return views.of(clientCode);
    }

    @PutMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
    PortalView set(@PathVariable String clientCode, @RequestBody PortalView view) {
        views.set(clientCode, view);
        return views.of(clientCode);
    }
}
