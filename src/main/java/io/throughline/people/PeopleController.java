package io.throughline.people;

import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import io.throughline.firm.FirmClock;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/people")
class PeopleController {
    private static final BigDecimal FULL_TIME = BigDecimal.valueOf(40);

    record Request(String code, String name, String role, BigDecimal costRate, BigDecimal billRate, String email, BigDecimal weeklyHours,
                   String language, LocalDate validFrom) {

        Person newPerson() {
            return new Person(code, name, role, or(costRate, BigDecimal.ZERO), or(billRate, BigDecimal.ZERO), email, or(weeklyHours, FULL_TIME), language);
        }

        Person changing(Person p) {
            return new Person(p.code(), or(name, p.name()), or(role, p.role()), or(costRate, p.costRate()), or(billRate, p.billRate()),
                    or(email, p.email()), or(weeklyHours, p.weeklyHours()), language);
        }

        private static <T> T or(T given, T otherwise) {
            return given == null ? otherwise : given;
        }
    }

    record AbsenceRequest(LocalDate firstDay, LocalDate lastDay, String reason) {}

    private final People people;
    private final FirmClock clock;

    PeopleController(People people, FirmClock clock) {
        this.people = people;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    Person register(@RequestBody Request request, Authentication who) {
        return shown(people.register(request.newPerson()), who);
    }

    @GetMapping
    PageOf<Person> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size, Authentication who) {
        return PageOf.of(people.all(), page, size).map(p -> shown(p, who));
    }

    @GetMapping("/{code}")
    Person get(@PathVariable String code, Authentication who) {
        return shown(people.get(code), who);
    }

    @PutMapping("/{code}")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    Person change(@PathVariable String code, @RequestBody Request request, Authentication who) {
        if (request.code() != null && !request.code().equals(code)) throw new InvalidInput("code", "A person's code does not change.");
        var validFrom = Objects.requireNonNullElseGet(request.validFrom(), clock::today);
        return shown(people.change(request.changing(people.get(code)), validFrom), who);
    }

    @GetMapping("/{code}/rates")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    List<PersonRate> rates(@PathVariable String code) {
        people.get(code);
        return people.rates(code);
    }

    record Cost(LocalDate validFrom, BigDecimal costRate) {}

    /** What an hour costs from a day on, which may be past: margins change, invoices do not. */
    @PostMapping("/{code}/cost-rates")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    PersonRate setCost(@PathVariable String code, @RequestBody Cost cost) {
        return people.setCost(code, cost.validFrom(), cost.costRate());
    }

    @GetMapping("/{code}/absences")
    List<Absence> absences(@PathVariable String code, @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to,
                           Authentication who) {
        people.caller(who).mustSee(code);
        people.get(code);
        return people.absences(code, from == null ? LocalDate.of(1900, 1, 1) : from, to == null ? LocalDate.of(9999, 12, 31) : to);
    }

    /** {@code lastDay} absent: one day. */
    @PostMapping("/{code}/absences")
    @ResponseStatus(HttpStatus.CREATED)
    List<Absence> recordAbsence(@PathVariable String code, @RequestBody AbsenceRequest request, Authentication who) {
        people.caller(who).mustActFor(code);
        if (request.firstDay() == null) throw new InvalidInput("firstDay", "It is missing.");
        var lastDay = request.lastDay() == null ? request.firstDay() : request.lastDay();
        people.recordAbsence(code, request.firstDay(), lastDay, request.reason());
        return people.absences(code, request.firstDay(), lastDay);
    }

    @DeleteMapping("/{code}/absences/{day}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawAbsence(@PathVariable String code, @PathVariable LocalDate day, Authentication who) {
        people.caller(who).mustActFor(code);
        people.withdrawAbsence(code, day);
    }

    private Person shown(Person p, Authentication who) {
        return people.caller(who).seesCosts() ? p : new Person(p.code(), p.name(), p.role(), null, p.billRate(), p.email(), p.weeklyHours(), p.language());
    }
}
