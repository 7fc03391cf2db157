package io.throughline.process;

import io.throughline.project.RateCard;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.Timesheets.TimeEntryView;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Tells the rate card which days are approved, so that no new rate reaches back over them. */
@Component
class ApprovedWork implements RateCard.ApprovedWork {
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);
    private final Timesheets timesheets;

    ApprovedWork(Timesheets timesheets) {
        this.timesheets = timesheets;
    }

    @Override
    public LocalDate lastDay(String projectCode, String personCode, LocalDate from) {
        return timesheets.approved(projectCode, EVER).stream()
                .filter(e -> personCode == null || personCode.equals(e.personCode()))
                .map(TimeEntryView::workDate).filter(day -> !day.isBefore(from)).max(LocalDate::compareTo).orElse(null);
    }
}
