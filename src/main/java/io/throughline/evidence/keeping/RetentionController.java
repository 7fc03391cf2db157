package io.throughline.evidence.keeping;

import io.throughline.evidence.Evidence;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What must be kept, and who is forgotten. Business records end when their time is over, by the nightly round, and never before. */
@RestController
@RequestMapping("/api/v1/evidence")
@PreAuthorize("hasAnyRole('DIRECTOR','ADMIN')")
class RetentionController {
    private final LegalHolds holds;
    private final PersonNames names;
    private final Retention retention;

    record NewHold(String subject, String reason) {}

    record Erasure(String reason) {}

    record NewRule(int years, String reason) {}

    RetentionController(LegalHolds holds, PersonNames names, Retention retention) {
        this.retention = retention;
        this.holds = holds;
        this.names = names;
    }

    /** How long records are kept, and whose time is over. */
    @GetMapping("/retention")
    @PreAuthorize(Evidence.READERS)
    Retention.Standing retention() {
        return retention.standing();
    }

    @PutMapping("/retention/{country}")
    Retention.Standing keepLonger(@PathVariable String country, @RequestBody NewRule rule) {
        retention.set(country, rule.years(), rule.reason());
        return retention.standing();
    }

    /** What the night would do, now; nothing ends before its time. */
    @PostMapping("/retention/rounds")
    List<Retention.Due> round() {
        return retention.round();
    }

    @GetMapping("/holds")
    @PreAuthorize(Evidence.READERS)
    List<LegalHolds.Hold> holds() {
        return holds.all();
    }

    @PostMapping("/holds")
    @ResponseStatus(HttpStatus.CREATED)
    LegalHolds.Hold hold(@RequestBody NewHold hold) {
        return holds.set(hold.subject(), hold.reason());
    }

    @DeleteMapping("/holds/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@PathVariable long id) {
        holds.lift(id);
    }

    @PostMapping("/people/{code}/erasure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasRole('ADMIN')")
    void erase(@PathVariable String code, @RequestBody Erasure erasure) {
        names.erase(code, erasure.reason());
    }
}
