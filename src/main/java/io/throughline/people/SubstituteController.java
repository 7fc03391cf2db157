package io.throughline.people;

import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whoever is away names who decides meanwhile: oneself, or a manager or administrator for anybody. */
@RestController
@RequestMapping("/api/v1/people/{code}/substitutes")
class SubstituteController {

    /** {@code lastDay} absent: one day. */
    record NewSubstitute(String substituteCode, LocalDate firstDay, LocalDate lastDay) {}

    private final Substitutes substitutes;
    private final People people;

    SubstituteController(Substitutes substitutes, People people) {
        this.substitutes = substitutes;
        this.people = people;
    }

    @GetMapping
    List<Substitute> list(@PathVariable String code, Authentication who) {
        people.caller(who).mustSee(code);
        people.get(code);
        return substitutes.of(code);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Substitute name(@PathVariable String code, @RequestBody NewSubstitute wanted, Authentication who) {
        people.caller(who).mustActFor(code);
        return substitutes.name(code, wanted.substituteCode(), wanted.firstDay(), wanted.lastDay());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String code, @PathVariable long id, Authentication who) {
        people.caller(who).mustActFor(code);
        substitutes.withdraw(code, id);
    }
}
