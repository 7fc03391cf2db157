package io.throughline.process.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.journal.Actor;
import io.throughline.process.WorkFixture;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Sheet;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets.LineState;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a submitted sheet to the approval of each of its lines. */
class TimesheetApprovalTests extends OneWeek {
    @Autowired HistoryService history;
    @Autowired TaskService tasks;
    @Autowired JdbcClient jdbc;

    @Test
    void everyManagerApprovesTheirLinesAndTheSheetIsDone() {
        var other = work.person();
        var otherProject = work.project(other);
        work.log(monday, author, project, "4.00");
        work.log(monday, author, otherProject, "3.50");
        long sheet = work.submit(author, monday);

        work.complete("approveTimesheet", key, manager, Map.of());
        assertThat(states()).containsExactly(LineState.APPROVED, LineState.SUBMITTED);
        assertThat(timesheets.sheet(sheet).state()).isEqualTo(Sheet.State.SUBMITTED);

        work.complete("approveTimesheet", key, other, Map.of());
        assertThat(states()).containsOnly(LineState.APPROVED);
        assertThat(timesheets.sheet(sheet).state()).isEqualTo(Sheet.State.APPROVED);
        assertThat(timesheets.approvedHours(project, monday)).isEqualByComparingTo("4.00");
        assertThat(passed(key)).contains("routeLines", "closeSheet", "timesheetApproved").doesNotContain("correctRejectedLines", "approveAsSecond");
        assertThat(running(key)).isZero();
    }

    @Test
    void rejectedLinesGoBackToTheirAuthorAndComeAgainAlone() {
        long kept = work.log(monday, author, project, "4.00");
        long rejected = work.log(monday.plusDays(1), author, project, "5.00");
        long sheet = work.submit(author, monday);

        work.complete("approveTimesheet", key, manager, Map.of("rejectedLines", Long.toString(rejected), "comment", "Which module?"));
        assertThat(line(kept).state()).isEqualTo(LineState.APPROVED);
        assertThat(line(rejected)).extracting(SheetLine::state, SheetLine::comment).containsExactly(LineState.REJECTED, "Which module?");

        work.complete("correctRejectedLines", key, author, Map.of());
        var again = work.task("approveTimesheet", key, manager);
        assertThat(view(again.getId())).contains("\"id\":\"" + rejected + "\"").doesNotContain("\"id\":\"" + kept + "\"").contains("Which module?");
        work.complete("approveTimesheet", key, manager, Map.of());
        assertThat(timesheets.sheet(sheet).state()).isEqualTo(Sheet.State.APPROVED);
    }

    @Test
    void submittingTheWeekAgainDoesTheTaskThatAsksForIt() {
        long rejected = work.log(monday, author, project, "5.00");
        work.submit(author, monday);
        work.complete("approveTimesheet", key, manager, Map.of("rejectedLines", List.of(rejected), "comment", "Too much."));

        Actor.as(author, () -> timesheets.change(rejected, WorkFixture.entry(monday, author, project, "3.00")));
        work.submit(author, monday);
        times.drain();
        assertThat(inbox.open("correctRejectedLines", key)).isEmpty();
        work.complete("approveTimesheet", key, manager, Map.of());
        assertThat(line(rejected)).extracting(SheetLine::state, l -> l.hours().toPlainString()).containsExactly(LineState.APPROVED, "3.00");
    }

    @Test
    void aRejectedLineThatIsDeletedComesNoMore() {
        long rejected = work.log(monday, author, project, "5.00");
        long sheet = work.submit(author, monday);
        work.complete("approveTimesheet", key, manager, Map.of("rejectedLines", Long.toString(rejected), "comment", "Not ours."));
        Actor.as(author, () -> timesheets.remove(rejected));
        work.complete("correctRejectedLines", key, author, Map.of());
        assertThat(passed(key)).contains("nothingOpen");
        assertThat(timesheets.sheet(sheet).state()).isEqualTo(Sheet.State.APPROVED);
    }

    @Test
    void tickedLinesNeedACommentAndTheTaskStaysOpen() {
        long line = work.log(monday, author, project, "5.00");
        work.submit(author, monday);
        assertThatThrownBy(() -> work.complete("approveTimesheet", key, manager, Map.of("rejectedLines", Long.toString(line))))
                .hasStackTraceContaining(InvalidInput.class.getName());
        work.task("approveTimesheet", key, manager);
        assertThat(line(line).state()).isEqualTo(LineState.SUBMITTED);
    }

    @Test
    void whatAManagerWroteGoesToADirectorAndNotToThemselves() {
        var managerKey = manager + "/" + IsoWeek.of(monday);
        work.log(monday, manager, project, "6.00");
        work.submit(manager, monday);
        var task = work.task("approveTimesheet", managerKey, null);
        assertThat(tasks.getIdentityLinksForTask(task.getId())).extracting(l -> l.getGroupId()).containsExactly("director");

        assertThatThrownBy(() -> work.complete(task, manager, Map.of(), "director"))
                .hasStackTraceContaining(Refused.class.getName()).hasStackTraceContaining("own hours");
        work.complete(task, "DIRECTOR", Map.of(), "director");
        assertThat(timesheets.approvedHours(project, monday)).isEqualByComparingTo("6.00");
    }

    @Test
    void aLongWeekNeedsASecondPairOfEyes() {
        var lines = aLongWeek(author);
        work.complete("approveTimesheet", key, manager, Map.of());
        assertThat(states()).containsOnly(LineState.SUBMITTED);
        var second = work.task("approveAsSecond", key, null);
        assertThat(view(second.getId())).contains("more than 50").contains("\"firstBy\":\"Worker " + manager + "\"");
        assertThatThrownBy(() -> work.complete(second, manager, Map.of(), "director")).hasStackTraceContaining("second pair of eyes");

        work.complete(second, "DIRECTOR", Map.of(), "director");
        assertThat(states()).containsOnly(LineState.APPROVED);
        assertThat(line(lines.get(0)).firstBy()).isEqualTo(manager);
        assertThat(line(lines.get(0)).decidedBy()).isEqualTo("DIRECTOR");
    }

    @Test
    void theSecondPairOfEyesMaySendLinesBack() {
        var lines = aLongWeek(author);
        work.complete("approveTimesheet", key, manager, Map.of());
        work.complete(work.task("approveAsSecond", key, null), "DIRECTOR",
                Map.of("rejectedLines", lines.get(0).toString(), "comment", "On a Monday?"), "director");
        work.complete("correctRejectedLines", key, author, Map.of());
        work.complete("approveTimesheet", key, manager, Map.of());
        work.complete(work.task("approveAsSecond", key, null), "DIRECTOR", Map.of(), "director");
        assertThat(states()).containsOnly(LineState.APPROVED);
    }

    @Test
    void aManagersLongWeekIsSeenByFinanceAfterTheDirector() {
        var managerKey = manager + "/" + IsoWeek.of(monday);
        aLongWeek(manager);
        work.complete(work.task("approveTimesheet", managerKey, null), "DIRECTOR", Map.of(), "director");
        var second = work.task("approveAsSecond", managerKey, null);
        assertThat(tasks.getIdentityLinksForTask(second.getId())).extracting(l -> l.getGroupId()).containsExactly("finance");
        work.complete(second, "FINANCE", Map.of(), "finance");
        assertThat(timesheets.sheet(manager, IsoWeek.of(monday), 1).orElseThrow().state()).isEqualTo(Sheet.State.APPROVED);
    }

    @Test
    void remindsAfterThreeWorkingDaysAndAsksADirectorAfterFive() {
        work.log(monday, author, project, "5.00");
        long sheet = work.submit(author, monday);
        times.moveTo(monday.plusDays(3).atTime(7, 59));
        assertThat(reminders(sheet)).isZero();
        times.moveTo(monday.plusDays(3).atTime(8, 0));
        assertThat(reminders(sheet)).isEqualTo(1);
        work.task("approveTimesheet", key, manager);

        times.moveTo(monday.plusDays(7).atTime(8, 0));
        assertThat(inbox.open("approveTimesheet", key)).isEmpty();
        work.complete(work.task("approveEscalatedTimesheet", key, null), "DIRECTOR", Map.of(), "director");
        assertThat(timesheets.sheet(sheet).state()).isEqualTo(Sheet.State.APPROVED);
    }

    @Test
    void linesFollowTheirProjectToItsNewManager() {
        var successor = work.person();
        long rejected = work.log(monday, author, project, "5.00");
        work.log(monday, author, project, "1.00");
        work.submit(author, monday);
        Actor.as("DIRECTOR", () -> projects.handOver(project, successor));
        times.drain();
        assertThat(inbox.open("approveTimesheet", key)).extracting(t -> t.getAssignee()).containsExactly(successor);

        work.complete("approveTimesheet", key, successor, Map.of("rejectedLines", Long.toString(rejected), "comment", "Why?"));
        Actor.as("DIRECTOR", () -> projects.handOver(project, manager));
        times.drain();
        assertThat(inbox.open("approveTimesheet", key)).isEmpty();
        work.complete("correctRejectedLines", key, author, Map.of());
        work.complete("approveTimesheet", key, manager, Map.of());
        assertThat(states()).containsOnly(LineState.APPROVED);
    }

    @Test
    void aSecondLookFollowsTheProjectToo() {
        aLongWeek(author);
        work.complete("approveTimesheet", key, manager, Map.of());
        Actor.as("DIRECTOR", () -> projects.handOver(project, work.person()));
        times.drain();
        work.complete(work.task("approveAsSecond", key, null), "DIRECTOR", Map.of(), "director");
        assertThat(states()).containsOnly(LineState.APPROVED);
    }

    private List<Long> aLongWeek(String person) {
        var lines = monday.datesUntil(monday.plusDays(5)).map(day -> work.log(day, person, project, "10.50")).toList();
        work.submit(person, monday);
        return lines;
    }

    private String view(String taskId) {
        return tasks.getVariableLocal(taskId, "view").toString();
    }

    private long reminders(long sheet) {
        return jdbc.sql("select count(*) from app.mail where about = ?").param("timesheet:" + sheet).query(Long.class).single();
    }

    private List<String> passed(String businessKey) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
                .flatMap(i -> history.createHistoricActivityInstanceQuery().processInstanceId(i.getId()).finished().list().stream())
                .map(a -> a.getActivityId()).toList();
    }
}
