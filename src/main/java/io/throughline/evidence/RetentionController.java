package io.throughline.evidence;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What must be kept, and who is forgotten. Business records themselves are deleted by nobody. */
@RestController
@RequestMapping("/api/v1/evidence")
@PreAuthorize("hasAnyRole('DIRECTOR','ADMIN')")
class RetentionController {
    private final LegalHolds holds;
    private final PersonNames names;

    record NewHold(String subject, String reason) {}

    record Erasure(String reason) {}

    RetentionController(LegalHolds holds, PersonNames names) {
        this.holds = holds;
        this.names = names;
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
