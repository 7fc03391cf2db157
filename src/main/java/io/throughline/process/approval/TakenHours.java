package io.throughline.process.approval;

import io.throughline.project.ProjectTemplates;
import io.throughline.timesheet.Timesheets;
import io.throughline.timesheet.Timesheets.Worked;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Room project asks what a task took; timesheets know. */
@Component
class TakenHours implements ProjectTemplates.HoursTaken {
    private final Timesheets timesheets;

    TakenHours(Timesheets timesheets) {
        this.timesheets = timesheets;
    }

    @Override
    public Map<String, BigDecimal> byTask(String projectCode) {
        return timesheets.hoursByTask(projectCode).values().stream().collect(Collectors.toMap(Worked::key, Worked::approved));
    }
}
