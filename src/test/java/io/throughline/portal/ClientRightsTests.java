package io.throughline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.InvoiceSummary;
import io.throughline.project.Milestones;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.ProjectFixture;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.DebtFixture;
import io.throughline.receivables.Disputes;
import io.throughline.timesheet.Timesheets;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** How much a client is shown and may do: by project, by person, in words of the firm's own. */
@ThroughlineTest
class ClientRightsTests {
    @Autowired WebApplicationContext house;
    @Autowired ClientLinks links;
    @Autowired Milestones milestones;
    @Autowired Disputes disputes;
    @Autowired JdbcClient db;
    @Autowired Times times;
    @LocalServerPort int port;
    private final ObjectMapper json = new ObjectMapper();
    private MockMvc doors;
    private InvoiceSummary invoice;
    private String project;
    private ClientBrowser browser;

    @BeforeEach
    void aClientWithWork() {
        doors = MockMvcBuilders.webAppContextSetup(house).apply(springSecurity()).build();
        invoice = new DebtFixture(house).issued();
        project = invoice.projectCodes().get(0);
        browser = new ClientBrowser(port);
        house.getBean(Guesses.class).forget();
    }

    @Test
    void whatAProjectHidesIsOnNoPageAndInNoData() throws Exception {
        var link = links.toAccount(invoice.clientCode());
        browser.open(link.address());
        var inside = "/portal/" + link.id();
        var usual = json.readTree(browser.open(inside + "/projects/" + project + "/data").body());
        assertThat(usual.has("milestones")).isTrue();
        assertThat(usual.has("hours") || usual.has("budgetUsedPercent") || usual.has("time")).isFalse();

        set("{\"showsHours\": true, \"showsBudget\": true, \"showsTime\": true}");
        var more = json.readTree(browser.open(inside + "/projects/" + project + "/data").body());
        assertThat(more.has("milestones")).isFalse();
        assertThat(more.get("hours").asText()).isEqualTo("10.00");
        assertThat(more.get("budgetUsedPercent").asText()).isEqualTo("10.0");
        assertThat(more.get("time")).singleElement().satisfies(t -> assertThat(t.get("hours").asText()).isEqualTo("10.00"));
        assertThat(browser.open(inside + "/projects/" + project).body()).contains("Hours one by one", "10.0 %").doesNotContain("Milestones", "??");

        set("{\"shown\": false}");
        for (var path : new String[] {"/projects/" + project, "/projects/" + project + "/data"}) assertThat(browser.open(inside + path).statusCode()).as(path).isEqualTo(404);
        assertThat(browser.open(inside).body()).contains(invoice.number()).doesNotContain("/projects/" + project);
        assertThat(as("MANAGER", get("/api/v1/projects/" + project + "/portal")).get("shown").asBoolean()).isFalse();
    }

    @Test
    void aContactIsLetInAsFarAsTheirRoleReachesAndOutAtOnce() throws Exception {
        var accountant = contact("Ada Book", "BILLING");
        var engineer = contact("Eve Build", "PROJECTS");
        var inside = enter(browser, accountant);
        assertThat(browser.open(inside).body()).contains(invoice.number()).doesNotContain("/projects/" + project);
        assertThat(browser.open(inside + "/projects/" + project).statusCode()).isEqualTo(404);
        assertThat(browser.open(inside + "/invoices/" + invoice.number()).statusCode()).isEqualTo(200);
        var other = new ClientBrowser(port);
        var elsewhere = enter(other, engineer);
        assertThat(other.open(elsewhere).body()).contains("/projects/" + project).doesNotContain(invoice.number());
        for (var path : new String[] {"/invoices/" + invoice.number(), "/invoices/" + invoice.number() + "/invoice.pdf", "/statement", "/statement.pdf"}) {
            assertThat(other.open(elsewhere + path).statusCode()).as(path).isEqualTo(404);
        }
        var base = "/api/v1/clients/" + invoice.clientCode() + "/contacts";
        var address = as("FINANCE", post(base + "/" + accountant + "/links")).get("address").asText();
        assertThat(doors.perform(delete(base + "/" + accountant).with(user("FIN-C").roles("FINANCE"))).andReturn().getResponse().getStatus()).isEqualTo(204);
        assertThat(browser.open(inside + "/invoices/" + invoice.number()).statusCode()).isEqualTo(404);
        assertThat(new ClientBrowser(port).open(address).statusCode()).isEqualTo(404);
        assertThat(as("FINANCE", get(base)).findValuesAsText("name")).containsExactly("Eve Build");
        db.sql("update app.client_link set expires_on = ? where contact_id = ?").params(times.today().minusDays(1), engineer).update();
        assertThat(other.open(elsewhere).statusCode()).isEqualTo(404);
    }

    @Test
    void anObjectionToALineReachesItsTaskWithTheLine() throws Exception {
        var link = links.toInvoice(invoice.draftId());
        var page = browser.open(link.address());
        var path = page.uri().getPath() + "/dispute";
        assertThat(browser.send(path + "?line=9", "reason", "no such line").body()).contains("cannot be taken as it is");
        assertThat(browser.send(path + "?line=1", "reason", "We had agreed eight hours.").body()).contains("About line 1", "We had agreed eight hours.");
        assertThat(disputes.openOn(invoice.draftId())).get().satisfies(d -> {
            assertThat(d.line()).isEqualTo(1);
            assertThat(d.lineText()).isNotBlank();
        });
        assertThat(as("FINANCE", get("/api/v1/invoices/" + invoice.number() + "/disputes")).get(0).get("line").asInt()).isEqualTo(1);
    }

    @Test
    void whoIsKnownComesInByALinkInTheMailAndNobodyLearnsWhoIsKnown() throws Exception {
        var email = "clara." + invoice.draftId() + "@client.example";
        as("FINANCE", post("/api/v1/clients/" + invoice.clientCode() + "/contacts").contentType("application/json").content("{\"name\":\"Clara Client\",\"email\":\"%s\",\"role\":\"ALL\"}".formatted(email)));
        assertThat(browser.open("/portal").body()).contains("Send me a link");
        var unknown = browser.send("/portal/sign-in", "email", "nobody@else.example");
        var known = browser.send("/portal/sign-in", "email", email.toUpperCase());
        assertThat(known.body()).isEqualTo(unknown.body()).contains("If we know this address");
        browser.send("/portal/sign-in", "email", email);
        assertThat(browser.send("/portal/sign-in", "email", email, "cross-site").statusCode()).isEqualTo(404);
        var link = db.sql("select link from app.mail where recipient = ?").param(email).query(String.class).single();
        assertThat(db.sql("select count(*) from app.mail where recipient = 'nobody@else.example'").query(Long.class).single()).isZero();
        var inside = browser.open(java.net.URI.create(link).getRawPath());
        assertThat(inside.body()).contains(invoice.number());
        times.moveTo(times.today().plusDays(2).atTime(9, 0));
        assertThat(browser.open(inside.uri().getPath()).statusCode()).isEqualTo(404);
        assertThat(browser.open(java.net.URI.create(link).getRawPath()).body()).contains("Get a fresh link");
    }

    @Test
    void theHoursOfAMonthThatIsOverAreAcceptedAsTheyLayThere() throws Exception {
        var worked = house.getBean(Timesheets.class).approved(project, times.today());
        var month = YearMonth.from(worked.get(0).workDate());
        if (!month.isBefore(YearMonth.from(times.today()))) times.moveTo(month.plusMonths(1).atDay(2).atTime(9, 0));
        var link = links.toAccount(invoice.clientCode());
        browser.open(link.address());
        var inside = "/portal/" + link.id() + "/projects/" + project;
        var deed = inside + "/months/" + month + "/accept";
        assertThat(browser.send(deed, "name", "Clara Client").statusCode()).as("hours are not shown").isEqualTo(404);
        house.getBean(PortalViews.class).setOfProject(project, new PortalView(true, true, true, true, true));
        assertThat(browser.open(inside).body()).contains("I accept the hours of");
        assertThat(browser.send(deed, "name", "Clara Client", "cross-site").statusCode()).isEqualTo(404);
        assertThat(browser.send(inside + "/months/" + month.plusMonths(2) + "/accept", "name", "Clara Client").body()).contains("cannot be accepted now");
        assertThat(browser.send(deed, "name", "Clara Client").body()).contains("by Clara Client").doesNotContain("I accept the hours of");
        var kept = as("MANAGER", get("/api/v1/projects/" + project + "/acceptances")).get(0);
        var hours = worked.stream().filter(e -> YearMonth.from(e.workDate()).equals(month)).map(Timesheets.TimeEntryView::hours).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(new BigDecimal(kept.get("hours").asText())).isEqualByComparingTo(hours);
        assertThat(kept.get("month").asText()).isEqualTo(month + "-01");
        assertThat(kept.get("document").asText()).contains(project, "Clara Client", "I accept the hours of");
        assertThat(browser.send(deed, "name", "Clara Client").body()).contains("cannot be accepted now");
    }

    @Test
    void anAcceptanceKeepsWhoWhenWhatAndTheHashOfWhatWasShown() throws Exception {
        var fixture = new ProjectFixture(house);
        var running = fixture.inDelivery();
        milestones.plan(running.code(), new NewMilestone("Concept", times.today().plusDays(5)));
        times.drain();
        var milestone = milestones.of(running.code()).get(0);
        var link = links.toAccount(running.clientCode());
        browser.open(link.address());
        var inside = "/portal/" + link.id() + "/projects/" + running.code();
        assertThat(browser.open(inside).body()).contains("I accept the milestone");
        assertThat(browser.send(inside + "/milestones/" + milestone.id() + "/accept", "name", " ").body()).contains("Write your name");
        assertThat(browser.send(inside + "/milestones/" + milestone.id() + "/accept", "name", "Clara Client", "cross-site").statusCode()).isEqualTo(404);
        assertThat(browser.send(inside + "/milestones/" + milestone.id() + "/accept", "name", "Clara Client").body()).contains("by Clara Client").doesNotContain("I accept the milestone");
        assertThat(milestones.get(milestone.id())).satisfies(m -> {
            assertThat(m.acceptedOn()).isEqualTo(times.today());
            assertThat(m.acceptedBy()).isEqualTo("client:" + running.clientCode());
        });
        var kept = as("MANAGER", get("/api/v1/projects/" + running.code() + "/acceptances")).get(0);
        assertThat(kept.get("saidBy").asText()).isEqualTo("Clara Client");
        assertThat(kept.get("words").asText()).isEqualTo("I accept the milestone “Concept” as delivered.");
        assertThat(kept.get("document").asText()).contains("Concept", running.code(), "Clara Client");
        assertThat(kept.get("documentSha256").asText()).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(kept.get("document").asText().getBytes(StandardCharsets.UTF_8))));
        assertThat(kept.get("acceptedAt").asText()).isNotEmpty();
        assertThat(browser.send(inside + "/milestones/" + milestone.id() + "/accept", "name", "Clara Client").body()).contains("cannot be accepted now");
        assertThat(links.toAccount(invoice.clientCode()).id()).satisfies(id -> assertThat(browser.open("/portal/" + id + "/projects/" + running.code()).statusCode()).isEqualTo(404));
    }

    @Test
    void stagesAreCalledAsTheAnalystSays() throws Exception {
        var link = links.toAccount(invoice.clientCode());
        browser.open(link.address());
        try {
            as("ANALYST", put("/api/v1/portal/stages/INVOICE/OPEN").contentType(MediaType.APPLICATION_JSON).content("{\"english\": \"waiting for your payment\", \"german\": \"wartet auf Ihre Zahlung\"}"));
            as("ANALYST", put("/api/v1/portal/stages/PROJECT/IN_DELIVERY").contentType(MediaType.APPLICATION_JSON).content("{\"english\": \"our people are at it\", \"german\": \"wir sind dran\"}"));
            assertThat(browser.open("/portal/" + link.id()).body()).contains("waiting for your payment", "our people are at it").doesNotContain("IN_DELIVERY");
            assertThat(json.readTree(browser.open("/portal/" + link.id() + "/projects/" + project + "/data").body()).get("stage").asText()).isEqualTo("our people are at it");
            assertThat(doors.perform(put("/api/v1/portal/stages/INVOICE/sendReminder").with(user("AN").roles("ANALYST")).contentType(MediaType.APPLICATION_JSON).content("{\"english\": \"a\", \"german\": \"b\"}"))
                    .andReturn().getResponse().getStatus()).isEqualTo(404);
        } finally {
            db.sql("delete from app.portal_stage").update();
        }
    }

    private void set(String view) throws Exception {
        as("MANAGER", put("/api/v1/projects/" + project + "/portal").contentType(MediaType.APPLICATION_JSON).content(view));
    }

    private long contact(String name, String role) throws Exception {
        return as("FINANCE", post("/api/v1/clients/" + invoice.clientCode() + "/contacts").contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsString(Map.of("name", name, "email", name.replace(' ', '.') + "@client.example", "role", role)))).get("id").asLong();
    }

    private String enter(ClientBrowser by, long contact) throws Exception {
        var issued = as("FINANCE", post("/api/v1/clients/" + invoice.clientCode() + "/contacts/" + contact + "/links"));
        assertThat(by.open(issued.get("address").asText()).statusCode()).isEqualTo(200);
        return "/portal/" + issued.get("id").asText();
    }

    private JsonNode as(String role, MockHttpServletRequestBuilder knock) throws Exception {
        var answer = doors.perform(knock.with(user("CR-" + role).roles(role))).andReturn().getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isBetween(200, 201);
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }
}
