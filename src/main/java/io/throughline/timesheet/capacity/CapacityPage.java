package io.throughline.timesheet.capacity;

import io.throughline.firm.FirmClock;
import io.throughline.page.NavigationEntry;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.project.ProjectState;
import io.throughline.project.Projects;
import io.throughline.timesheet.Bookings.NewBooking;
import io.throughline.timesheet.Bookings;
import io.throughline.timesheet.Capacity;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who has time, week by week; booking more than somebody has is flagged in the same table. */
@Controller
@ConditionalOnWebApplication
@RequestMapping("/capacity")
class CapacityPage {
    private static final int WEEKS = 8;
    private static final int MOST = 200;

    private final Capacity capacity;
    private final Bookings bookings;
    private final People people;
    private final Projects projects;
    private final FirmClock clock;
    private final MessageSource messages;

    CapacityPage(Capacity capacity, Bookings bookings, People people, Projects projects, FirmClock clock, MessageSource messages) {
        this.capacity = capacity;
        this.bookings = bookings;
        this.people = people;
        this.projects = projects;
        this.clock = clock;
        this.messages = messages;
    }

    @Bean
    static NavigationEntry capacityEntry() {
        return NavigationEntry.of(NavigationEntry.Group.WORK, 25, "capacity", "/capacity", "MANAGER", "DIRECTOR", "AUDITOR", "ADMIN");
    }

    @GetMapping
    @PreAuthorize(BookingController.READERS)
    String show(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from, @RequestParam(defaultValue = "") String role, Model page) {
        var first = (from == null ? clock.today() : from).with(DayOfWeek.MONDAY);
        var last = first.plusWeeks(WEEKS).minusDays(1);
        var rows = capacity.of(first, last, role.isBlank() ? null : role);
        var everybody = people.all();
        page.addAttribute("from", first);
        page.addAttribute("to", last);
        page.addAttribute("role", role);
        page.addAttribute("roles", new TreeSet<>(everybody.stream().map(Person::role).toList()));
        page.addAttribute("everybody", everybody);
        page.addAttribute("names", everybody.stream().collect(Collectors.toMap(Person::code, Person::name)));
        page.addAttribute("mondays", Capacity.mondays(rows));
        page.addAttribute("people", rows);
        page.addAttribute("bookings", bookings.page(null, null, first, last, 0, MOST).content());
        page.addAttribute("projects", projects.all().stream().filter(p -> List.of(ProjectState.SETUP, ProjectState.IN_DELIVERY, ProjectState.ON_HOLD).contains(p.state())).toList());
        return "timesheet/capacity";
    }

    @PostMapping
    @PreAuthorize(BookingController.PLANNERS)
    String book(@RequestParam(required = false) String personCode, @RequestParam(required = false) String projectCode,
                @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
                @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
                @RequestParam(required = false) BigDecimal hoursPerWeek, Locale language, RedirectAttributes then) {
        var booked = bookings.book(new NewBooking(personCode, projectCode, from, to, hoursPerWeek, ""));
        then.addFlashAttribute("done", messages.getMessage(booked.overbooked().isEmpty() ? "capacity.booked" : "capacity.overbooked",
                new Object[] {booked.personCode(), booked.projectCode(), booked.overbooked().size()}, language));
        return "redirect:/capacity?from=" + booked.from();
    }

    @PostMapping("/{id}/withdraw")
    @PreAuthorize(BookingController.PLANNERS)
    String withdraw(@PathVariable long id, Locale language, RedirectAttributes then) {
        bookings.withdraw(id);
        then.addFlashAttribute("done", messages.getMessage("capacity.withdrawn", null, language));
        return "redirect:/capacity";
    }
}
