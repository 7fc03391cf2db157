package io.throughline.timesheet.capacity;

import io.throughline.api.PageOf;
import io.throughline.firm.FirmClock;
import io.throughline.people.People;
import io.throughline.project.Projects;
import io.throughline.project.RateCard;
import io.throughline.timesheet.Booking;
import io.throughline.timesheet.Bookings.NewBooking;
import io.throughline.timesheet.Bookings;
import io.throughline.timesheet.Capacity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is promised to what, and who still has time. */
@RestController
@RequestMapping("/api/v1")
class BookingController {
    static final String PLANNERS = "hasAnyRole('MANAGER','DIRECTOR','ADMIN')";
    static final String READERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','ANALYST','AUDITOR','ADMIN')";
    private static final int WEEKS_AHEAD = 8;

    private final Bookings bookings;
    private final Capacity capacity;
    private final People people;
    private final Projects projects;
    private final RateCard rates;
    private final FirmClock clock;

    BookingController(Bookings bookings, Capacity capacity, People people, Projects projects, RateCard rates, FirmClock clock) {
        this.bookings = bookings;
        this.capacity = capacity;
        this.people = people;
        this.projects = projects;
        this.rates = rates;
        this.clock = clock;
    }

    /** More than the person has is booked all the same; {@code overbooked} says in which weeks. */
    @PostMapping("/bookings")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(PLANNERS)
    Booking book(@RequestBody NewBooking booking) {
        return bookings.book(booking);
    }

    @GetMapping("/bookings")
    PageOf<Booking> list(@RequestParam(required = false) String personCode, @RequestParam(required = false) String projectCode,
                         @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to,
                         @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size, Authentication who) {
        var caller = people.caller(who);
        var person = personCode == null && !caller.seesEverybody() ? caller.personCode() : personCode;
        if (person != null) caller.mustSee(person);
        return bookings.page(person, projectCode, from, to, page, size);
    }

    @DeleteMapping("/bookings/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize(PLANNERS)
    void withdraw(@PathVariable long id) {
        bookings.withdraw(id);
    }

    /** Eight weeks from this one on where no days are given. */
    @GetMapping("/capacity")
    @PreAuthorize(READERS)
    PageOf<Capacity.OfPerson> capacity(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to,
                                       @RequestParam(required = false) String role, @RequestParam(defaultValue = "0") int page,
                                       @RequestParam(defaultValue = "50") int size) {
        return PageOf.of(capacity.of(first(from), last(from, to), role), page, size);
    }

    @GetMapping("/capacity.csv")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> file(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to, @RequestParam(required = false) String role) {
        var text = CapacityFile.of(capacity.of(first(from), last(from, to), role));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("capacity.csv").build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Who may be assigned: those with the role (else with a role that the project has a rate for, else anybody) who have hours free in the days. */
    @GetMapping("/projects/{code}/candidates")
    @PreAuthorize(READERS)
    List<Capacity.OfPerson> candidates(@PathVariable String code, @RequestParam(required = false) String role, @RequestParam(required = false) LocalDate from,
                                       @RequestParam(required = false) LocalDate to, @RequestParam(defaultValue = "0") BigDecimal hours) {
        var project = projects.get(code);
        var roles = role != null ? List.of(role) : rates.rolesOn(code);
        var begin = from == null ? project.startDate() : from;
        return capacity.free(begin, last(begin, to), roles, hours);
    }

    private LocalDate first(LocalDate from) {
        return from == null ? clock.today().with(DayOfWeek.MONDAY) : from;
    }

    private LocalDate last(LocalDate from, LocalDate to) {
        return to == null ? first(from).plusWeeks(WEEKS_AHEAD).minusDays(1) : to;
    }
}
