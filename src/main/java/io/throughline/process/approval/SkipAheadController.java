package io.throughline.process.approval;

import io.throughline.people.People;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.Week;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A final approver skips the first look at a week, and says why. */
@RestController
class SkipAheadController {
    record Why(String reason) {}

    private final SkipAhead skipping;
    private final Timesheets timesheets;
    private final People people;

    SkipAheadController(SkipAhead skipping, Timesheets timesheets, People people) {
        this.skipping = skipping;
        this.timesheets = timesheets;
        this.people = people;
    }

    @PostMapping("/api/v1/timesheets/{personCode}/{isoWeek}/skip-ahead")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR')")
    Week skip(@PathVariable String personCode, @PathVariable String isoWeek, @RequestBody Why why, Authentication who) {
        var week = timesheets.week(people.get(personCode).code(), IsoWeek.parse(isoWeek));
        skipping.week(week, why.reason(), who);
        return timesheets.week(personCode, week.isoWeek());
    }
}
