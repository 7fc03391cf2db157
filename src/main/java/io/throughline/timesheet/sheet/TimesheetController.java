package io.throughline.timesheet.sheet;

import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.people.People;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.Week;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/timesheets/{personCode}/{isoWeek}")
class TimesheetController {

    record Submit(boolean nothingToReport) {}

    record Reopen(String reason) {}

    private final Timesheets timesheets;
    private final People people;

    TimesheetController(Timesheets timesheets, People people) {
        this.timesheets = timesheets;
        this.people = people;
    }

    @GetMapping
    Week week(@PathVariable String personCode, @PathVariable String isoWeek, Authentication who) {
        people.caller(who).mustSee(personCode);
        people.find(personCode).orElseThrow(() -> new Unknown("person", personCode));
        return timesheets.week(personCode, week(isoWeek));
    }

    @PostMapping("/submit")
    Week submit(@PathVariable String personCode, @PathVariable String isoWeek, @RequestBody(required = false) Submit how, Authentication who) {
        people.caller(who).mustActFor(personCode);
        timesheets.submit(personCode, week(isoWeek), how != null && how.nothingToReport());
        return timesheets.week(personCode, week(isoWeek));
    }

    @PostMapping("/reopen")
    Week reopen(@PathVariable String personCode, @PathVariable String isoWeek, @RequestBody Reopen why, Authentication who) {
        var caller = people.caller(who);
        if (!caller.personCode().equals(personCode) && !caller.hasAny("MANAGER", "FINANCE", "DIRECTOR", "ADMIN")) {
            throw new AccessDeniedException("%s may not re-open %s's week.".formatted(caller.username(), personCode));
        }
        timesheets.reopen(personCode, week(isoWeek), why.reason());
        return timesheets.week(personCode, week(isoWeek));
    }

    private static IsoWeek week(String text) {
        try {
            return IsoWeek.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("isoWeek", e.getMessage());
        }
    }
}
