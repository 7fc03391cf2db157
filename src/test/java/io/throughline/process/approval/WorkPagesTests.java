package io.throughline.process.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.throughline.expense.Expenses;
import io.throughline.expense.Expenses.ExpenseState;
import io.throughline.project.ProjectState;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets.LineState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages of a day's work, as a consultant, a manager and somebody else see them. */
class WorkPagesTests extends OneWeek {
    @Autowired WebApplicationContext web;
    @Autowired Expenses expenses;
    MockMvc browser;

    @BeforeEach
    void open() {
        browser = MockMvcBuilders.webAppContextSetup(web).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    private static MockHttpServletRequestBuilder as(String person, String role, MockHttpServletRequestBuilder request) {
        return request.with(user(person).roles(role)).with(csrf());
    }

    @Test
    void theManagerFindsTheWeekAndSendsOneLineBackWithItsOwnComment() throws Exception {
        long kept = work.log(monday, author, project, "4.00");
        long back = work.log(monday.plusDays(1), author, project, "5.00");
        work.submit(author, monday);
        var task = work.task("approveTimesheet", key, manager).getId();

        browser.perform(as(manager, "MANAGER", get("/approvals"))).andExpect(status().isOk()).andExpect(content().string(containsString("/approvals/" + task)));
        browser.perform(as(manager, "MANAGER", get("/approvals/" + task))).andExpect(status().isOk()).andExpect(content().string(containsString("why-" + back)));
        browser.perform(as(manager, "MANAGER", post("/approvals/" + task + "/sheet")).param("back", "" + back).param("why-" + back, "Which module?"))
                .andExpect(redirectedUrl("/approvals"));

        assertThat(line(kept).state()).isEqualTo(LineState.APPROVED);
        assertThat(line(back)).extracting(SheetLine::state, SheetLine::comment).containsExactly(LineState.REJECTED, "Which module?");
    }

    @Test
    void twoLinesGoBackEachWithItsOwnWords() throws Exception {
        long one = work.log(monday, author, project, "4.00");
        long other = work.log(monday.plusDays(1), author, project, "5.00");
        work.submit(author, monday);
        var task = work.task("approveTimesheet", key, manager).getId();
        browser.perform(as(manager, "MANAGER", post("/approvals/" + task + "/sheet")).param("back", "" + one, "" + other)
                .param("why-" + one, "Too long?").param("comment", "Please say more.")).andExpect(redirectedUrl("/approvals"));
        assertThat(line(one).comment()).isEqualTo("Too long?");
        assertThat(line(other).comment()).isEqualTo("Please say more.");
    }

    @Test
    void aLineSentBackWithoutAWordIsRefusedAtItsField() throws Exception {
        long line = work.log(monday, author, project, "4.00");
        work.submit(author, monday);
        var task = work.task("approveTimesheet", key, manager).getId();
        browser.perform(as(manager, "MANAGER", post("/approvals/" + task + "/sheet")).header("HX-Request", "true").header("Accept-Language", "de").param("back", "" + line))
                .andExpect(status().isBadRequest()).andExpect(header().string("HX-Retarget", "#problems"))
                .andExpect(content().string(containsString("data-field=\"why-" + line + "\"")))
                .andExpect(content().string(containsString("Sagen Sie, was an dieser Zeile nicht stimmt.")));
        assertThat(line(line).state()).isEqualTo(LineState.SUBMITTED);
    }

    @Test
    void cleanWeeksAreApprovedAtOnceAndALongOneIsListedWithItsReason() throws Exception {
        var second = work.person();
        work.log(monday, author, project, "8.00");
        for (int day = 0; day < 5; day++) work.log(monday.plusDays(day), second, project, "11.00");
        work.submit(author, monday);
        work.submit(second, monday);
        var clean = work.task("approveTimesheet", key, manager).getId();

        browser.perform(as(manager, "MANAGER", get("/approvals"))).andExpect(content().string(containsString("The week has 55.00 h, more than 50.")));
        browser.perform(as(manager, "MANAGER", get("/approvals")).header("Accept-Language", "de")).andExpect(content().string(containsString("Die Woche hat 55.00 h, mehr als 50.")));
        browser.perform(as(manager, "MANAGER", post("/approvals/approve")).param("task", clean)).andExpect(redirectedUrl("/approvals"));
        assertThat(states()).containsOnly(LineState.APPROVED);
    }

    @Test
    void approvalsAreNotForConsultantsNorAnothersTaskForAnybody() throws Exception {
        work.log(monday, author, project, "4.00");
        work.submit(author, monday);
        var task = work.task("approveTimesheet", key, manager).getId();
        browser.perform(as(author, "CONSULTANT", get("/approvals"))).andExpect(status().isForbidden());
        browser.perform(as(work.person(), "MANAGER", get("/approvals/" + task))).andExpect(status().isNotFound());
        browser.perform(as(author, "CONSULTANT", get("/")).header("Accept-Language", "de")).andExpect(content().string(containsString("Nichts wartet auf Sie")));
    }

    @Test
    void aProjectShowsItsFiguresOnlyToWhoMaySeeThem() throws Exception {
        browser.perform(as(manager, "MANAGER", get("/projects/" + project))).andExpect(status().isOk()).andExpect(content().string(containsString("Budget and margin")));
        for (var tab : new String[] {"tasks", "milestones", "budget", "team", "invoices"}) {
            browser.perform(as(manager, "MANAGER", get("/projects/" + project + "/" + tab))).andExpect(status().isOk());
        }
        browser.perform(as(author, "CONSULTANT", get("/projects/" + project))).andExpect(status().isOk()).andExpect(content().string(not(containsString("Budget and margin"))));
        browser.perform(as(author, "CONSULTANT", get("/projects/" + project + "/budget"))).andExpect(status().isForbidden());
        browser.perform(as(author, "CONSULTANT", get("/projects")).param("find", project)).andExpect(content().string(not(containsString("Margin"))));
        browser.perform(as(manager, "MANAGER", get("/projects/NONE"))).andExpect(status().isNotFound());
        browser.perform(as(manager, "MANAGER", get("/projects/" + project + "/course.bpmn"))).andExpect(content().string(containsString("project-lifecycle")));
    }

    @Test
    void theStewardPutsAProjectOnHoldAndOthersDoNot() throws Exception {
        browser.perform(as(work.person(), "MANAGER", post("/projects/" + project + "/hold")).param("reason", "waiting")).andExpect(status().isForbidden());
        browser.perform(as(manager, "MANAGER", post("/projects/" + project + "/hold")).param("reason", "waiting")).andExpect(redirectedUrl("/projects/" + project));
        assertThat(projects.get(project).state()).isEqualTo(ProjectState.ON_HOLD);
        browser.perform(as(manager, "MANAGER", post("/projects/" + project + "/resume"))).andExpect(redirectedUrl("/projects/" + project));
        assertThat(projects.get(project).state()).isEqualTo(ProjectState.IN_DELIVERY);
    }

    @Test
    void aProjectIsConfirmedOnThePatternOfAnother() throws Exception {
        var code = project + "-N";
        browser.perform(as(manager, "MANAGER", get("/projects/new"))).andExpect(status().isOk());
        browser.perform(as(manager, "MANAGER", post("/projects/new")).param("code", code).param("name", "Second").param("clientCode", projects.get(project).clientCode())
                .param("managerCode", manager).param("billingModel", "FIXED_FEE").param("currency", "EUR").param("startDate", monday.plusDays(7).toString())
                .param("budgetHours", "10").param("budgetAmount", "1000").param("template", project)).andExpect(redirectedUrl("/projects/" + code));
        assertThat(projects.tasks(code)).hasSameSizeAs(projects.tasks(project));
        browser.perform(as(author, "CONSULTANT", get("/projects/new"))).andExpect(status().isForbidden());
    }

    @Test
    void theListSaysSoWhenNothingFitsAndTurnsItsPages() throws Exception {
        browser.perform(as(manager, "MANAGER", get("/projects")).param("find", "no such thing")).andExpect(content().string(containsString("No project fits")));
        for (int i = 0; i < 26; i++) work.project(manager);
        browser.perform(as(manager, "MANAGER", get("/projects")).queryParam("manager", manager)).andExpect(content().string(containsString("1–25 of 27")))
                .andExpect(content().string(containsString("manager=" + manager + "&amp;page=1")));
        browser.perform(as(manager, "MANAGER", get("/projects")).queryParam("manager", manager).queryParam("page", "1")).andExpect(content().string(containsString("26–27 of 27")));
    }

    @Test
    void anExpenseIsHandedInWithItsReceiptAndMendedWhenItComesBack() throws Exception {
        browser.perform(as(author, "CONSULTANT", get("/expenses"))).andExpect(content().string(containsString("No expense here")));
        var photo = new MockMultipartFile("receipt", "taxi.png", "text/html", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13});
        browser.perform(multipart("/expenses").file(photo).param("expenseDate", monday.toString()).param("projectCode", project).param("category", "TRAVEL")
                .param("amount", "42.50").param("note", "Taxi").param("billable", "true").param("then", "submit").with(user(author).roles("CONSULTANT")).with(csrf())).andExpect(redirectedUrl("/expenses"));
        var expense = expenses.list(author, null, null, null, 0, 5).content().get(0);
        assertThat(expense.state()).isEqualTo(ExpenseState.SUBMITTED);
        browser.perform(as(author, "CONSULTANT", get("/expenses/" + expense.id() + "/receipt"))).andExpect(header().string("Content-Type", "image/png"));
        browser.perform(as(work.person(), "CONSULTANT", get("/expenses/" + expense.id()))).andExpect(status().isNotFound());

        times.drain();
        var task = work.task("approveExpense", "expense/" + expense.id(), manager).getId();
        browser.perform(as(manager, "MANAGER", get("/approvals/" + task))).andExpect(content().string(containsString("€42.50")));
        browser.perform(as(manager, "MANAGER", post("/approvals/" + task + "/expense")).param("approved", "false").param("comment", "Where to?")).andExpect(redirectedUrl("/approvals"));
        browser.perform(as(author, "CONSULTANT", get("/"))).andExpect(content().string(containsString("Where to?")));
        browser.perform(multipart("/expenses/" + expense.id()).param("expenseDate", monday.toString()).param("projectCode", project).param("category", "TRAVEL")
                .param("amount", "42.50").param("note", "Taxi to the airport").param("then", "submit").with(user(author).roles("CONSULTANT")).with(csrf())).andExpect(redirectedUrl("/expenses"));
        browser.perform(multipart("/expenses").param("expenseDate", "soon").with(user(author).roles("CONSULTANT")).with(csrf()).header("HX-Request", "true"))
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("data-field=\"expenseDate\"")));
        assertThat(expenses.get(expense.id())).extracting(e -> e.state(), e -> e.note()).containsExactly(ExpenseState.SUBMITTED, "Taxi to the airport");
    }

    @Test
    void theDayBeginsWithWhatWaits() throws Exception {
        work.log(monday, author, project, "8.00");
        work.submit(author, monday);
        browser.perform(as(manager, "MANAGER", get("/"))).andExpect(content().string(containsString("One timesheet to approve")));
        browser.perform(as(author, "CONSULTANT", get("/")).header("Accept-Language", "de")).andExpect(content().string(containsString("abgegeben")))
                .andExpect(content().string(not(containsString("Freigaben"))));
    }
}
