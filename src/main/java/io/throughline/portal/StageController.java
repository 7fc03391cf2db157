package io.throughline.portal;

import io.throughline.portal.StageNames.Stage;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How stages of invoices and projects are called towards clients. */
@RestController
@RequestMapping("/api/v1/portal/stages")
class StageController {
    private final StageNames names;

    StageController(StageNames names) {
        this.names = names;
    }

    record Words(String english, String german) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','ADMIN','AUDITOR')")
    List<Stage> all() {
        return names.all();
    }

    @PutMapping("/{about}/{stage}")
    @PreAuthorize("hasAnyRole('DIRECTOR','ANALYST','ADMIN')")
    Stage name(@PathVariable String about, @PathVariable String stage, @RequestBody Words words) {
        return names.name(about, stage, words.english(), words.german());
    }
}
