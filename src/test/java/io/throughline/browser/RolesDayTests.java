package io.throughline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.project.ProjectState;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Timesheets.LineState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What each role's day holds, done in the browser: tasks in the real task list, at a desk and on a phone. */
@BrowserTest
class RolesDayTests {
    @Autowired ApplicationContext house;
    @Autowired SmallFirm firm;

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void aManagerSendsALineBackAndTheConsultantMendsIt(int width) {
        var key = firm.weekHandedIn(firm.inDelivery());
        var week = IsoWeek.of(firm.times.today());
        try (var manager = firm.visit("manager", width)) {
            manager.task(firm.task("approveTimesheet", key).getId());
            manager.says("Interviews with the team", "15.25", "What happens next", "Correct rejected lines (author)");
            manager.form().locator("input[type=checkbox]").first().check();
            manager.form().locator("textarea").fill("Which team?");
            manager.complete().quiet();
        }
        firm.times.drain();
        try (var consultant = firm.visit("consultant", width)) {
            consultant.task(firm.task("correctRejectedLines", key).getId());
            consultant.says("Which team?");
            consultant.form().locator("a[href*='/week/']").first().evaluate("a => a.target = '_self'");
            consultant.form().locator("a[href*='/week/']").first().click();
            consultant.page.waitForURL("**/week/" + week);
            consultant.says("Which team?");
            consultant.task(firm.task("correctRejectedLines", key).getId()).complete().quiet();
        }
        firm.times.drain();
        try (var manager = firm.visit("manager", width)) {
            manager.task(firm.task("approveTimesheet", key).getId()).complete().quiet();
        }
        firm.times.drain();
        assertThat(firm.timesheets.week("consultant", week).lines()).allMatch(l -> l.state() == LineState.APPROVED);
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void aDirectorClaimsABudgetAndSignsItOff(int width) {
        var every = new EveryTask(house);
        var asked = every.of("signOffBudget");
        try (var director = firm.visit("director", width)) {
            director.task(asked.taskId()).claim();
            director.choose("Sign off").complete().quiet();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void aDirectorReviewsALargeInvoiceAndFinanceSettlesADispute(int width) {
        var every = new EveryTask(house);
        var review = every.of("reviewInvoice");
        try (var director = firm.visit("director", width)) {
            director.task(review.taskId()).claim();
            director.choose("Approve").complete().quiet();
        }
        firm.times.drain();
        var dispute = every.of("settleDispute");
        try (var finance = firm.visit("finance", width)) {
            finance.task(dispute.taskId()).claim();
            finance.form().locator("textarea").fill("The client agreed to pay.");
            finance.complete().quiet();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void aManagerCompletesAnExpenseADeliveryAndACloseout(int width) {
        var every = new EveryTask(house);
        try (var manager = firm.visit("manager", width)) {
            manager.task(every.of("approveExpense").taskId());
            manager.choose("Approve").complete().quiet();
            manager.task(every.of("completeDelivery").taskId()).complete().quiet();
            manager.task(every.of("reviewCloseout").taskId());
            manager.form().locator("textarea").fill("Ask earlier.");
            manager.complete().quiet();
        }
        firm.times.drain();
        assertThat(firm.projects.all()).anyMatch(p -> p.state() == ProjectState.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {Visit.DESK, Visit.PHONE})
    void theTaskListHasAListForEachPurposeAndOneSignInServesAll(int width) {
        firm.weekHandedIn(firm.inDelivery());
        try (var manager = firm.visit("manager", width)) {
            manager.go("/camunda/app/tasklist/default/");
            manager.page.locator(".task").first().waitFor();
            manager.says("My tasks", "My approvals", "My team", "Overdue first");
            assertThat(manager.text()).doesNotContain("CREATION_DATE", "SEARCH_PLACEHOLDER", "migrate to Camunda 8");
            manager.page.locator(".to-our-pages").click();
            manager.page.locator("main h1").waitFor();
            manager.quiet();
        }
        try (var analyst = firm.visit("analyst", width)) {
            analyst.go("/camunda/app/cockpit/default/");
            analyst.page.locator("[cam-widget-header]").waitFor();
            assertThat(analyst.page.url()).contains("/cockpit/");
        }
    }
}
