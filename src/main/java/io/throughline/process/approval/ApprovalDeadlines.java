package io.throughline.process.approval;

import io.throughline.firm.FirmClock;
import io.throughline.firm.WorkCalendar;
import io.throughline.process.Moment;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How long an approver is left to it, in working days: reminded after three, a director is asked after five. */
@Component
class ApprovalDeadlines {
    private final WorkCalendar calendar;
    private final FirmClock clock;

    ApprovalDeadlines(WorkCalendar calendar, FirmClock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The variables that the timers of the models wait for. */
    Map<String, Object> fromNow() {
        return Map.of("remindAt", Moment.of(calendar.plusWorkingDays(clock.now(), 3)), "escalateAt", Moment.of(calendar.plusWorkingDays(clock.now(), 5)));
    }
}
