package io.throughline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.InvalidInput;
import io.throughline.billing.Billing;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.InvoiceSummary;
import io.throughline.billing.drafting.DraftOutcome.CannotBill;
import io.throughline.billing.drafting.DraftOutcome.Drafted;
import io.throughline.people.People;
import io.throughline.process.Inbox;
import io.throughline.project.BillingModel;
import io.throughline.project.BillingTerms;
import io.throughline.project.ClientConsents;
import io.throughline.project.Consent;
import io.throughline.project.Milestone;
import io.throughline.project.Milestones;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.project.Terms;
import io.throughline.project.Terms.Cap;
import io.throughline.project.Terms.Fixed;
import io.throughline.project.Terms.MilestonePrice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A client is asked before an overrun is billed and before a change order holds; silence and refusal go the modelled way. */
@ThroughlineTest
class ConsentTests {
    @Autowired ApplicationContext house;
    @Autowired WebApplicationContext web;
    @Autowired Times times;
    @Autowired Inbox inbox;
    @Autowired BillingTerms terms;
    @Autowired ClientConsents consents;
    @Autowired Projects projects;
    @Autowired Milestones milestones;
    @Autowired Billing billing;
    @Autowired People people;
    @Autowired JdbcClient db;
    @Autowired ObjectMapper json;
    @LocalServerPort int port;
    private BillingFixture firm;
    private MockMvc doors;

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
        doors = MockMvcBuilders.webAppContextSetup(web).apply(SecurityMockMvcConfigurers.springSecurity()).build();
        house.getBean(Guesses.class).forget();
    }

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    /** Budget 1,000.00; the client agrees first where it is passed. */
    private String agreedFor1000(String hours) {
        var project = firm.project(BillingModel.TIME_AND_MATERIALS, "DE", "EUR", "10.00", "1000.00");
        terms.agree(project, times.today().minusYears(1), new Terms(null, null, null, null, null, null, null, true));
        firm.approved(project, firm.person("100.00"), hours);
        return project;
    }

    private Consent asked(String project) {
        return consents.of(project).get(0);
    }

    private String manager(String project) {
        return people.userOf(projects.get(project).managerCode());
    }

    /** Comes in by the newest letter, and answers where it leads. */
    private String answer(String project, String answer) throws Exception {
        var link = db.sql("select link from app.mail where about = ? and link is not null order by id desc limit 1").param("project:" + project).query(String.class).single();
        var browser = new ClientBrowser(port);
        var inside = browser.open(link);
        var path = inside.body().replaceAll("(?s).*href=\"(/portal/[0-9a-f]{16}/consents/\\d+)\".*", "$1");
        assertThat(browser.open(path).body()).contains(consents.get(Long.parseLong(path.replaceAll(".*/", ""))).document().lines().findFirst().orElseThrow()).doesNotContain("??");
        assertThat(browser.send(path, "answer=accept&name", "Clara Client", "cross-site").statusCode()).isEqualTo(404);
        return browser.send(path, answer + "&name", "Clara Client").body();
    }

    private InvoiceSummary invoice(String project) {
        var id = db.sql("select id from app.invoice where project_code = ? and state = 'ISSUED' order by id desc limit 1").param(project).query(Long.class).single();
        return billing.get(id);
    }

    private JsonNode as(String role, MockHttpServletRequestBuilder request) throws Exception {
        return json.readTree(doors.perform(request.with(user("boss-" + role).roles(role))).andReturn().getResponse().getContentAsString());
    }

    @Test
    void anOverrunAboveATenthWaitsForTheClientAndIsBilledOnceTheyAgree() throws Exception {
        var within = agreedFor1000("11.00");
        assertThat(firm.draft(within)).isInstanceOf(Drafted.class);

        var project = agreedFor1000("12.00");
        assertThat(firm.runs.dryRun(firm.cutOff()).exceptions()).anyMatch(e -> e.projectCode().equals(project) && e.reason().contains("20.00 % above"));
        assertThat(consents.of(project)).as("a dry run asks nobody").isEmpty();
        assertThat(firm.draft(project)).isInstanceOfSatisfying(CannotBill.class, c -> assertThat(c.reason()).contains("1200.00 EUR", "20.00 % above", "the client is asked"));
        assertThat(firm.draft(project)).isInstanceOfSatisfying(CannotBill.class, c -> assertThat(c.reason()).contains("the client was asked"));
        assertThat(consents.of(project)).singleElement().satisfies(c -> assertThat(c.open()).isTrue());
        times.drain();

        assertThat(answer(project, "answer=accept")).contains("Clara Client answered on");
        var agreed = asked(project);
        assertThat(agreed.state()).isEqualTo(Consent.State.ACCEPTED);
        assertThat(agreed.saidBy()).isEqualTo("Clara Client");
        assertThat(agreed.linkId()).isNotNull();
        assertThat(agreed.answeredAt()).isNotNull();
        assertThat(agreed.document()).contains("1,200.00 EUR", "1,000.00 EUR", "20 %", agreed.words());
        assertThat(agreed.documentSha256()).isEqualTo(db.sql("select encode(sha256(convert_to(?, 'UTF8')), 'hex')").param(agreed.document()).query(String.class).single());
        times.drain();
        var invoice = invoice(project);
        assertThat(invoice.net().amount()).isEqualByComparingTo("1200.00");
        assertThat(as("AUDITOR", get("/api/v1/invoices/" + invoice.number() + "/trail")).get("agreed")).singleElement().satisfies(a -> {
            assertThat(a.get("saidBy").asText()).isEqualTo("Clara Client");
            assertThat(a.get("documentSha256").asText()).isEqualTo(agreed.documentSha256());
        });
        firm.approved(project, firm.person("100.00"), "1.00");
        assertThat(firm.draft(project)).as("a twelfth more than what was agreed since").isInstanceOf(Drafted.class);
        assertThatThrownBy(() -> db.sql("update app.consent set said_by = 'me' where id = ?").param(agreed.id()).update()).hasMessageContaining("cannot be changed");
    }

    @Test
    void whoSaysNothingIsRemindedAndThenTheManagerDecides() {
        var project = agreedFor1000("12.00");
        firm.draft(project);
        times.drain();
        var key = "consent/" + asked(project).id();
        times.daysOn(6);
        assertThat(db.sql("select subject from app.mail where about = ? order by id").param("project:" + project).query(String.class).list())
                .anyMatch(s -> s.contains("we ask for your agreement")).anyMatch(s -> s.contains("we are waiting for your answer"));
        assertThat(inbox.open("decideWithoutClient", key)).isEmpty();
        times.daysOn(5);
        var task = inbox.open("decideWithoutClient", key).get(0);
        assertThat(task.getAssignee()).isEqualTo(manager(project));
        assertThat(inbox.view(task.getId())).contains("1200.00 EUR", "Work beyond the budget");
        assertThatThrownBy(() -> inbox.complete(task.getId(), manager(project), List.of("manager"), Map.of("decision", "accepted", "saidBy", "Carl Client", "comment", ""))).isInstanceOf(InvalidInput.class);
        inbox.complete(task.getId(), manager(project), List.of("manager"), Map.of("decision", "ask-again"));
        times.drain();
        assertThat(consents.of(project)).extracting(Consent::state).containsExactly(Consent.State.OPEN, Consent.State.WITHDRAWN);
        times.daysOn(11);
        var again = inbox.open("decideWithoutClient", "consent/" + asked(project).id()).get(0);
        inbox.complete(again.getId(), manager(project), List.of("manager"), Map.of("decision", "accepted", "saidBy", "Carl Client", "comment", "By telephone this morning"));
        times.drain();
        assertThat(asked(project)).satisfies(c -> {
            assertThat(c.saidBy()).isEqualTo("Carl Client");
            assertThat(c.answeredBy()).isEqualTo(manager(project));
            assertThat(c.linkId()).isNull();
        });
        assertThat(invoice(project).net().amount()).isEqualByComparingTo("1200.00");
    }

    @Test
    void aRefusalReachesTheManagerAndNothingIsBilled() throws Exception {
        var project = agreedFor1000("12.00");
        firm.draft(project);
        times.drain();
        assertThat(answer(project, "answer=refuse&comment=")).contains("Tell us why");
        assertThat(answer(project, "answer=refuse&comment=Ten+were+enough")).contains("refused", "Ten were enough");
        var task = inbox.open("answerRefusal", "consent/" + asked(project).id()).get(0);
        assertThat(inbox.view(task.getId())).contains("Ten were enough");
        inbox.complete(task.getId(), manager(project), List.of("manager"), Map.of("decision", "leave"));
        times.drain();
        assertThat(firm.draft(project)).isInstanceOfSatisfying(CannotBill.class, c -> assertThat(c.reason()).contains("the client refused"));
        assertThat(consents.of(project)).hasSize(1);
    }

    @Test
    void anAcceptedChangeOrderRaisesTheCapAndTheMilestoneTotalAndIsOnTheNextInvoicesTrail() throws Exception {
        var day = firm.cutOff();
        var project = firm.project();
        projects.addTask(new ProjectTask(project, "T2", "Reports", "", 1, BigDecimal.TEN, true, null, null, false));
        milestones.plan(project, new NewMilestone("Launch", day.plusMonths(1)));
        terms.agree(project, day.minusMonths(3), new Terms(null, new Cap(n("900.00"), Cap.Reached.STOP), new Fixed(n("500.00"), null, List.of(new MilestonePrice("Launch", n("500.00"), null)), List.of("T2")), null, null, null, null));
        firm.approved(project, firm.person("100.00"), "8.00");
        var before = firm.issued(project);
        var path = "/api/v1/projects/" + project + "/change-orders";
        assertThat(as("DIRECTOR", body(path, "{\"title\": \"Nothing\", \"changes\": {}}")).toString()).contains("nothing is changed");
        assertThat(as("DIRECTOR", body(path, "{\"title\": \"Wrong\", \"changes\": {\"price\": \"700.00\"}}")).toString()).contains("adds up to 500.00, not to 700.00");
        assertThat(as("MANAGER", body(path, "{\"title\": \"Not mine\", \"changes\": {\"cap\": \"1.00\"}}")).get("status").asInt()).isEqualTo(403);
        var order = as("DIRECTOR", body(path, """
                {"title": "More reports", "validFrom": "%s", "changes": {"budgetHours": "120.00", "budgetAmount": "12000.00", "cap": "1500.00",
                 "milestones": [{"name": "Launch", "dueDate": "%s"}, {"name": "Reports", "dueDate": "%s", "amount": "250.00"}]}}""".formatted(day, day.plusMonths(2), day.plusMonths(3))));
        assertThat(order.get("state").asText()).isEqualTo("PROPOSED");
        assertThat(terms.of(project)).as("nothing holds before the client accepts").hasSize(1);
        assertThat(as("DIRECTOR", body(path, "{\"title\": \"Another\", \"changes\": {\"cap\": \"2000.00\"}}")).toString()).contains("waits for the client's answer");
        times.drain();
        times.moveTo(times.now().plusHours(1));
        assertThat(answer(project, "answer=accept")).contains("Clara Client answered on");

        assertThat(as("AUDITOR", get(path + "/1")).get("termsVersion").asInt()).isEqualTo(2);
        var now = terms.on(project, day).orElseThrow().terms();
        assertThat(now.cap().amount()).isEqualByComparingTo("1500.00");
        assertThat(now.fixed().price()).isEqualByComparingTo("750.00");
        assertThat(projects.get(project).budgetAmount()).isEqualByComparingTo("12000.00");
        assertThat(milestones.of(project)).extracting(Milestone::name, Milestone::dueDate).containsExactly(tuple("Launch", day.plusMonths(2)), tuple("Reports", day.plusMonths(3)));
        assertThat(asked(project).document()).contains("900.00 EUR, now 1,500.00 EUR", "500.00 EUR, now 750.00 EUR", "New milestone “Reports”");
        firm.approved(project, firm.person("100.00"), "6.00");
        var next = firm.issued(project);
        assertThat(next.net().amount()).as("up to the new cap").isEqualByComparingTo("600.00");
        assertThat(as("FINANCE", get("/api/v1/invoices/" + next.number() + "/trail")).get("agreed")).singleElement()
                .satisfies(a -> assertThat(a.get("words").asText()).isEqualTo("We accept change order 1 “More reports” to Project " + project + "."));
        assertThat(as("FINANCE", get("/api/v1/invoices/" + before.number() + "/trail")).get("agreed")).isEmpty();
        assertThat(billing.explain(before.number()).get(0).terms()).isEqualTo(1);
        assertThat(billing.explain(next.number()).get(0).terms()).isEqualTo(2);
        var story = as("AUDITOR", get("/api/v1/evidence/invoices/" + next.number() + "/story"));
        assertThat(story.get("timeline").findValuesAsText("event")).contains("ChangeOrderProposed", "ConsentAsked", "ConsentAnswered", "ChangeOrderDecided", "TermsAgreed");
        assertThat(doors.perform(get("/invoices/" + next.number()).with(user("FIN").roles("FINANCE"))).andReturn().getResponse().getContentAsString()).contains("More reports", "who spoke for the client");
        assertThat(doors.perform(get("/projects/" + project + "/billing").with(user("DIR").roles("DIRECTOR"))).andReturn().getResponse().getContentAsString())
                .contains("More reports", "version 2 of the terms", "Propose a change order").doesNotContain("??");
        assertThatThrownBy(() -> db.sql("update app.change_order set title = 'x' where project_code = ?").param(project).update()).hasMessageContaining("cannot be changed");
    }

    @Test
    void aRefusedChangeOrderIsAskedAgainWhileNothingElseIs() throws Exception {
        var project = firm.project();
        var path = "/api/v1/projects/" + project;
        as("DIRECTOR", body(path + "/change-orders", "{\"title\": \"More\", \"changes\": {\"budgetAmount\": \"20000.00\"}}"));
        times.drain();
        answer(project, "answer=refuse&comment=Too+much");
        long refused = asked(project).id();
        assertThat(as("DIRECTOR", get(path + "/change-orders/1")).get("state").asText()).isEqualTo("REFUSED");
        as("DIRECTOR", post(path + "/consents/" + refused + "/ask-again"));
        assertThat(as("DIRECTOR", get(path + "/change-orders/1")).get("state").asText()).as("it lies before the client again").isEqualTo("PROPOSED");
        assertThat(as("DIRECTOR", body(path + "/change-orders", "{\"title\": \"Other\", \"changes\": {\"budgetAmount\": \"30000.00\"}}")).toString()).contains("waits for the client's answer");
        assertThat(as("DIRECTOR", post(path + "/consents/" + refused + "/ask-again")).toString()).contains("asked once more since");
        as("DIRECTOR", body(path + "/change-orders/1/withdraw", "{\"reason\": \"They will not\"}"));
        assertThat(as("DIRECTOR", post(path + "/consents/" + asked(project).id() + "/ask-again")).toString()).contains("This was withdrawn");
        assertThat(as("DIRECTOR", body(path + "/change-orders", "{\"title\": \"Other\", \"changes\": {\"budgetAmount\": \"30000.00\"}}")).get("number").asInt()).isEqualTo(2);
        assertThat(as("DIRECTOR", body(path + "/change-orders/2/withdraw", "{\"reason\": \"%s\"}".formatted("x".repeat(3000)))).toString()).contains("longer than 2000 characters");
        as("DIRECTOR", body(path + "/change-orders/2/withdraw", "{\"reason\": \"Never mind\"}"));
    }

    private static MockHttpServletRequestBuilder body(String path, String content) {
        return post(path).contentType(MediaType.APPLICATION_JSON).content(content);
    }
}
