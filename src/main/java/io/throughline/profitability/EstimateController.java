package io.throughline.profitability;

import io.throughline.people.People;
import io.throughline.project.Projects;
import io.throughline.project.Steward;
import java.math.BigDecimal;
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

/** How much is left of a project, and where it ends. */
@RestController
@RequestMapping("/api/v1/projects/{code}")
class EstimateController {
    private static final String READERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')";

    record NewEstimate(BigDecimal remainingHours, String note) {}

    private final Estimates estimates;
    private final Projects projects;
    private final People people;

    EstimateController(Estimates estimates, Projects projects, People people) {
        this.estimates = estimates;
        this.projects = projects;
        this.people = people;
    }

    @PostMapping("/estimates")
    @ResponseStatus(HttpStatus.CREATED)
    Forecast enter(@PathVariable String code, @RequestBody NewEstimate estimate, Authentication who) {
        Steward.require(who, projects.get(code), people);
        return estimates.enter(code, estimate.remainingHours(), estimate.note());
    }

    /** The dated series, the latest first. */
    @GetMapping("/estimates")
    @PreAuthorize(READERS)
    List<Forecast> series(@PathVariable String code) {
        return estimates.series(code);
    }

    @GetMapping("/forecast")
    @PreAuthorize(READERS)
    Forecast forecast(@PathVariable String code) {
        return estimates.forecast(code);
    }
}
