package io.throughline.process.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.throughline.api.InvalidInput;
import io.throughline.mail.QuietHours;
import io.throughline.people.People;
import io.throughline.quantity.IsoWeek;
import io.throughline.security.LetterWishes.Wanted;
import io.throughline.security.LetterWishes;
import io.throughline.security.Role;
import io.throughline.security.Users;
import io.throughline.timesheet.SheetLine;
import io.throughline.timesheet.Timesheets.LineState;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Approvals that do not go the usual way: by the link of a letter, or past the first of two. And letters that wait for the morning. */
class DecidedOtherwiseTests extends OneWeek {
    @Autowired WebApplicationContext web;
    @Autowired Users users;
    @Autowired People people;
    @Autowired LetterWishes wishes;
    @Autowired QuietHours quiet;
    @Autowired JdbcClient db;
    private MockMvc doors;

    @BeforeEach
    void doors() {
        doors = MockMvcBuilders.webAppContextSetup(web).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    private MockHttpServletResponse at(MockHttpServletRequestBuilder request) throws Exception {
        return doors.perform(request).andReturn().getResponse();
    }

    private String address(String username) {
        return people.get(username).email();
    }

    /** The manager signs in, and wishes to be written to. */
    private void wishingManager() {
        if (users.find(manager).isEmpty()) users.add(manager, people.get(manager).name(), address(manager), "a long password", Set.of(Role.CONSULTANT, Role.MANAGER));
        wishes.set(manager, new Wanted(null, null, true, null, null));
    }

    private String linkTo(String username) {
        return db.sql("select link from app.mail where recipient = ? and key like 'approval-link:%' order by id desc limit 1").param(address(username)).query(String.class).single().replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void aLinkDecidesOnceAndOnlyWhenItIsSent() throws Exception {
        wishingManager();
        long line = work.log(monday, author, project, "6.00");
        work.submit(author, monday);
        var link = linkTo(manager);
        assertThat(link).matches("/decide/[A-Za-z0-9_-]{43}");
        assertThat(db.sql("select count(*) from app.approval_link where encode(token_sha256, 'escape') like '%' || ? || '%'").param(link.substring(8)).query(Long.class).single()).as("only a hash is kept").isZero();

        for (int i = 0; i < 2; i++) assertThat(at(get(link)).getContentAsString()).contains("6.00", "Lines to send back").doesNotContain("??");
        assertThat(line(line).state()).as("looking decides nothing").isEqualTo(LineState.SUBMITTED);
        assertThat(at(post(link).param("answer", "approve").header("Sec-Fetch-Site", "cross-site")).getContentAsString()).doesNotContain("Thank you");
        assertThat(at(post(link).param("answer", "reject").param("line", Long.toString(line))).getContentAsString()).contains("Say why.");
        assertThat(at(post(link).param("answer", "reject").param("line", "everything").param("comment", "No")).getContentAsString()).contains("none of what can be ticked");
        assertThat(line(line).state()).isEqualTo(LineState.SUBMITTED);

        assertThat(at(post(link).param("answer", "reject").param("line", Long.toString(line)).param("comment", "Which module?")).getContentAsString()).contains("Thank you");
        assertThat(line(line)).extracting(SheetLine::state, SheetLine::comment, SheetLine::decidedBy).containsExactly(LineState.REJECTED, "Which module?", manager);
        assertThat(at(get(link)).getContentAsString()).contains("This link was used", "You decided on");
        assertThat(at(post(link).param("answer", "approve")).getContentAsString()).contains("This link was used");
        assertThat(db.sql("select count(*) from app.journal_entry where event = 'AnsweredByLink' and actor = ?").param(manager).query(Long.class).single()).isPositive();

        work.complete("correctRejectedLines", key, author, Map.of());
        var second = linkTo(manager);
        assertThat(second).isNotEqualTo(link);
        times.daysOn(8);
        assertThat(at(get(second)).getContentAsString()).contains("This link is over");
        assertThat(at(post(second).param("answer", "approve")).getContentAsString()).contains("This link is over");
        assertThat(line(line).state()).isEqualTo(LineState.SUBMITTED);
        assertThat(at(get("/decide/nobodyknowsthisone")).getStatus()).isEqualTo(404);
    }

    @Test
    void theGuardsOfTheTaskHoldForItsLink() throws Exception {
        wishingManager();
        wishes.set(manager, new Wanted(null, null, true, null, null));
        long line = work.log(monday, author, project, "6.00");
        work.submit(author, monday);
        var link = linkTo(manager);
        work.complete("approveTimesheet", key, manager, Map.of());
        assertThat(at(get(link)).getContentAsString()).contains("nothing left to decide");
        assertThat(at(post(link).param("answer", "reject").param("line", "" + line).param("comment", "late")).getContentAsString()).contains("nothing left to decide");
        assertThat(line(line).state()).isEqualTo(LineState.APPROVED);
        var other = work.person();
        work.log(monday, other, project, "3.00");
        work.submit(other, monday);
        var next = linkTo(manager);
        users.change(manager, people.get(manager).name(), address(manager), manager, null, Set.of(Role.CONSULTANT, Role.MANAGER), false);
        assertThat(at(post(next).param("answer", "approve")).getContentAsString()).contains("nothing left to decide");
        users.change(manager, people.get(manager).name(), address(manager), manager, null, Set.of(Role.CONSULTANT, Role.MANAGER), true);
        wishes.set(manager, new Wanted(null, null, false, null, null));
    }

    @Test
    void theFinalApproverSkipsTheFirstLookAndWhoAndWhyIsKept() throws Exception {
        for (int day = 0; day < 5; day++) work.log(monday.plusDays(day), author, project, "11.00");
        work.submit(author, monday);
        var first = work.task("approveTimesheet", key, manager);
        var path = "/api/v1/timesheets/%s/%s/skip-ahead".formatted(author, IsoWeek.of(monday));
        assertThat(at(skip(path, "FINANCE-1", "FINANCE", "late")).getStatus()).as("not the final approver").isEqualTo(403);
        assertThat(at(skip(path, "DIRECTOR-1", "DIRECTOR", " ")).getStatus()).isEqualTo(400);
        assertThat(at(get("/approvals").with(user("DIRECTOR-1").roles("DIRECTOR"))).getContentAsString()).contains("Waits for somebody before you", "/approvals/" + first.getId() + "/skip-ahead").doesNotContain("??");
        assertThat(at(skip(path, "DIRECTOR-1", "DIRECTOR", "The client waits for the invoice")).getStatus()).isEqualTo(200);

        assertThat(states()).containsOnly(LineState.SUBMITTED);
        var last = work.task("approveTimesheet", key, null);
        assertThat(inbox.view(last.getId())).contains("The first look was skipped by DIRECTOR-1, because: The client waits for the invoice");
        assertThatThrownBy(() -> work.task("approveTimesheet", key, manager)).isInstanceOf(Throwable.class);
        work.complete(last, "DIRECTOR-1", Map.of(), "director");
        assertThat(states()).containsOnly(LineState.APPROVED);
        assertThat(running(key)).isZero();
        assertThat(db.sql("select facts ->> 'person' || ' ' || (facts ->> 'reason') from app.journal_entry where event = 'TaskSkipped' and subject = ?").param("task:" + first.getId()).query(String.class).single())
                .isEqualTo("DIRECTOR-1 The client waits for the invoice");
        assertThat(at(skip(path, "DIRECTOR-1", "DIRECTOR", "again")).getStatus()).isEqualTo(409);
    }

    private static MockHttpServletRequestBuilder skip(String path, String who, String role, String reason) {
        return post(path).with(user(who).roles(role)).contentType(MediaType.APPLICATION_JSON).content("{\"reason\": \"%s\"}".formatted(reason));
    }

    @Test
    void lettersWaitUntilQuietHoursEnd() {
        wishingManager();
        assertThatThrownBy(() -> wishes.set(manager, new Wanted(null, null, null, "22:00", ""))).isInstanceOf(InvalidInput.class);
        wishes.set(manager, new Wanted(null, null, false, "22:00", "07:00"));
        times.moveTo(times.today().plusDays(1).atTime(12, 0));
        assertThat(quiet.of(address(manager))).isZero();
        times.moveTo(times.today().atTime(23, 30));
        assertThat(quiet.of(address(manager)).toMinutes()).isEqualTo(450);
        times.moveTo(times.today().plusDays(1).atTime(6, 0));
        assertThat(quiet.of(address(manager).toUpperCase()).toMinutes()).isEqualTo(60);
        assertThat(quiet.of("somebody@else.example")).isZero();
        assertThat(wishes.of(manager).quietUntil()).isEqualTo(LocalTime.of(7, 0));
        wishes.set(manager, new Wanted(null, null, null, "", ""));
        assertThat(quiet.of(address(manager))).isZero();
    }

    @Test
    void billableTimeIsWrittenDownAWeekAheadAtMost() {
        assertThatThrownBy(() -> work.log(times.today().plusDays(8), author, project, "6.00")).hasMessageContaining("is more than 7 days ahead");
        work.log(times.today().plusDays(7), author, project, "6.00");
    }
}
