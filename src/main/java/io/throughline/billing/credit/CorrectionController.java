package io.throughline.billing.credit;

import io.throughline.billing.Corrections.Correction;
import io.throughline.billing.Corrections.Wish;
import io.throughline.billing.Corrections;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Corrections of billed hours, and the credits that they propose. */
@RestController
@RequestMapping("/api/v1")
class CorrectionController {
    private static final String FINANCE = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";
    private static final String READERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')";
    private final Corrections corrections;

    CorrectionController(Corrections corrections) {
        this.corrections = corrections;
    }

    record Comment(String comment) {}

    /** The entry stays; one takes its hours back, another stands in their place, and a credit is proposed. */
    @PostMapping("/time-entries/{id}/corrections")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')")
    Correction correct(@PathVariable long id, @RequestBody Wish wish) {
        return corrections.correct(id, wish);
    }

    /** {@code state}: PROPOSED, CREDITED, DECLINED; all without one. */
    @GetMapping("/credit-proposals")
    @PreAuthorize(READERS)
    List<Correction> all(@RequestParam(required = false) String state) {
        return corrections.all(state);
    }

    @GetMapping("/credit-proposals/{id}")
    @PreAuthorize(READERS)
    Correction one(@PathVariable long id) {
        return corrections.get(id);
    }

    /** Credits the hours and bills anew. */
    @PostMapping("/credit-proposals/{id}/accept")
    @PreAuthorize(FINANCE)
    Correction accept(@PathVariable long id) {
        return corrections.accept(id);
    }

    /** The invoice stands. */
    @PostMapping("/credit-proposals/{id}/decline")
    @PreAuthorize(FINANCE)
    Correction decline(@PathVariable long id, @RequestBody Comment why) {
        return corrections.decline(id, why.comment());
    }
}
