package io.throughline.process.incident;

import io.throughline.api.PageOf;
import io.throughline.process.Incidents;
import java.time.Instant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The incident desk: steps that failed, why in words, and another try once the cause is gone. */
@RestController
@RequestMapping("/api/v1/incidents")
class IncidentController {
    private final Incidents incidents;

    IncidentController(Incidents incidents) {
        this.incidents = incidents;
    }

    record FailedStep(String id, String process, String step, String businessKey, String why, Instant since) {
        static FailedStep of(Incidents.FailedStep f) {
            return new FailedStep(f.id(), f.process(), f.step(), f.businessKey(), f.why(), f.since());
        }
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')")
    PageOf<FailedStep> all(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return incidents.open(page, size).map(FailedStep::of);
    }

    @PostMapping("/{id}/retry")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    FailedStep retry(@PathVariable String id) {
        return FailedStep.of(incidents.retry(id));
    }
}
