package io.throughline.process.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.api.Refused;
import io.throughline.billing.BillingRuns;
import io.throughline.journal.Actor;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Sheet;
import io.throughline.timesheet.Timesheets.LineState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Hours that come late, weeks that are opened again, and weeks without any. */
class LateHoursTests extends OneWeek {
    @Autowired BillingRuns runs;

    @Test
    void lateHoursMakeASupplement() {
        work.log(monday, author, project, "5.00");
        work.submit(author, monday);
        work.complete("approveTimesheet", key, manager, Map.of());
        work.log(monday.plusDays(1), author, project, "2.00");
        work.submit(author, monday);
        work.complete("approveTimesheet", key + "/2", manager, Map.of());
        assertThat(timesheets.week(author, IsoWeek.of(monday)).sheets()).extracting(Sheet::supplement, Sheet::state)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, Sheet.State.APPROVED), org.assertj.core.groups.Tuple.tuple(2, Sheet.State.APPROVED));
    }

    @Test
    void reopeningEndsTheApprovalAndSubmittingStartsItAnew() {
        long line = work.log(monday, author, project, "5.00");
        work.submit(author, monday);
        Actor.as(manager, () -> timesheets.reopen(author, IsoWeek.of(monday), "wrong project"));
        assertThat(running(key)).isZero();
        assertThat(line(line).state()).isEqualTo(LineState.DRAFT);
        work.log(monday.plusDays(1), author, project, "1.00");
        work.submit(author, monday);
        work.complete("approveTimesheet", key, manager, Map.of());
        assertThat(states()).hasSize(2).containsOnly(LineState.APPROVED);

        Actor.as(manager, () -> timesheets.reopen(author, IsoWeek.of(monday), "and again"));
        assertThat(timesheets.approvedHours(project, monday)).isEqualByComparingTo("0");
    }

    @Test
    void aBilledWeekIsNotReopened() {
        work.log(monday, author, project, "5.00");
        work.submit(author, monday);
        work.complete("approveTimesheet", key, manager, Map.of());
        long run = runs.start(times.today(), monday.plusDays(6));
        runs.draft(run, project);
        assertThatThrownBy(() -> timesheets.reopen(author, IsoWeek.of(monday), "too late"))
                .isInstanceOf(Refused.class).hasMessageContaining("1 of the 1 lines of " + key + " are on an invoice");
    }

    @Test
    void nothingToReportIsDoneAtOnce() {
        Actor.as(author, () -> timesheets.submit(author, IsoWeek.of(monday), true));
        times.drain();
        assertThat(timesheets.sheet(author, IsoWeek.of(monday), 1).orElseThrow().state()).isEqualTo(Sheet.State.APPROVED);
        assertThat(running(key)).isZero();
    }
}
