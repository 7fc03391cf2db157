package io.throughline.process.approval;

import io.throughline.journal.Actor;
import io.throughline.process.Correlation;
import io.throughline.process.Inbox;
import io.throughline.project.ProjectHandedOver;
import io.throughline.timesheet.LinesResubmitted;
import io.throughline.timesheet.Sheet;
import io.throughline.timesheet.TimesheetReopened;
import io.throughline.timesheet.TimesheetSubmitted;
import io.throughline.timesheet.Timesheets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to sheets starts timesheet-approval, wakes it and ends it, in the transaction of the fact. */
@Component
class TimesheetNews {
    private final Correlation correlation;
    private final Timesheets timesheets;
    private final TaskService tasks;
    private final Inbox inbox;

    TimesheetNews(Correlation correlation, Timesheets timesheets, TaskService tasks, Inbox inbox) {
        this.correlation = correlation;
        this.timesheets = timesheets;
        this.tasks = tasks;
        this.inbox = inbox;
    }

    @EventListener
    public void on(TimesheetSubmitted fact) {
        correlation.start(TimesheetSubmitted.class, Sheet.key(fact.personCode(), fact.isoWeek(), fact.supplement()),
                Map.of("sheetId", fact.sheetId(), "personCode", fact.personCode(), "isoWeek", fact.isoWeek()));
    }

    @EventListener
    public void on(TimesheetReopened fact) {
        correlation.wake(TimesheetReopened.class, timesheets.sheet(fact.sheetId()).key(), Map.of());
    }

    /** Lines that wait for the old manager go to the new one. */
    @EventListener
    public void on(ProjectHandedOver fact) {
        for (long sheet : timesheets.sheetsWaiting(fact.projectCode())) {
            correlation.wake(ProjectHandedOver.class, timesheets.sheet(sheet).key(), Map.of());
        }
    }

    /** Submitting the week again does the same as completing the tasks that ask for it. */
    @EventListener
    public void on(LinesResubmitted fact) {
        if (!fact.withWeek()) return;
        var key = timesheets.sheet(fact.sheetId()).key();
        for (var task : inbox.open("correctRejectedLines", key)) {
            if (!Actor.current().equals(task.getAssignee())) tasks.setAssignee(task.getId(), Actor.current());
            inbox.complete(task.getId(), Actor.current(), List.of(), Map.of());
        }
    }
}
