package io.throughline.project.terms;

import io.throughline.api.InvalidInput;
import io.throughline.firm.FirmClock;
import io.throughline.project.BillingTerms;
import io.throughline.project.Projects;
import io.throughline.project.Terms;
import io.throughline.project.TimeRounding;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contract terms of a project, and how a client has its time rounded: each from a day on, each a further version. */
@RestController
@RequestMapping("/api/v1")
class TermsController {
    private static final String READERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')";
    private static final String KEEPERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')";

    /** {@code validFrom}: today where nothing is said. */
    record Agreed(LocalDate validFrom, Terms terms) {}

    record Rounding(LocalDate validFrom, Integer minutes, TimeRounding.Direction direction, TimeRounding.Per per) {}

    private final BillingTerms terms;
    private final Projects projects;
    private final FirmClock clock;

    TermsController(BillingTerms terms, Projects projects, FirmClock clock) {
        this.terms = terms;
        this.projects = projects;
        this.clock = clock;
    }

    @GetMapping("/projects/{code}/terms")
    @PreAuthorize(READERS)
    List<BillingTerms.Version> of(@PathVariable String code) {
        projects.get(code);
        return terms.of(code);
    }

    @PostMapping("/projects/{code}/terms")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(KEEPERS)
    BillingTerms.Version agree(@PathVariable String code, @RequestBody Agreed agreed) {
        if (agreed.terms() == null) throw new InvalidInput("terms", "is missing");
        return terms.agree(code, Objects.requireNonNullElseGet(agreed.validFrom(), clock::today), agreed.terms());
    }

    @GetMapping("/clients/{code}/rounding")
    @PreAuthorize(READERS)
    List<BillingTerms.ClientRounding> rounding(@PathVariable String code) {
        return terms.roundingsOf(code);
    }

    @PutMapping("/clients/{code}/rounding")
    @PreAuthorize(KEEPERS)
    BillingTerms.ClientRounding round(@PathVariable String code, @RequestBody Rounding wish) {
        if (wish.minutes() == null) throw new InvalidInput("minutes", "is missing");
        return terms.round(code, Objects.requireNonNullElseGet(wish.validFrom(), clock::today), new TimeRounding(wish.minutes(), wish.direction(), wish.per()));
    }
}
