package io.throughline.profitability.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.ThroughlineTest;
import io.throughline.billing.BillingFixture;
import io.throughline.firm.FirmClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** An analyst puts reports together from what the model offers, and from nothing else. */
@ThroughlineTest
class ReportBuilderTests {
    private static final String BUILT = "/api/v1/reports/built?subject=work&measure=realisation&measure=standard&measure=invoiced";
    @Autowired WebApplicationContext house;
    @Autowired FirmClock clock;
    private final ObjectMapper json = new ObjectMapper();
    private MockMvc doors;
    private BillingFixture a;

    @BeforeEach
    void furnish() {
        doors = MockMvcBuilders.webAppContextSetup(house).apply(springSecurity()).build();
        a = new BillingFixture(house);
    }

    /** Ten hours worth 100.00 each of a fee of 800.00, and eight sold as they are worth. */
    @Test
    void realisationByPartnerIsBuiltWithoutSql() throws Exception {
        var fee = a.fixedFee("0", "800.00");
        var person = a.person("100.00");
        a.approved(fee, person, "10.00");
        a.delivered(fee);
        a.issued(fee);
        var project = a.project();
        a.approved(project, person, "8.00");
        a.issued(project);
        a.approved(project, person, "3.00", true, a.cutOff().minusDays(1));
        var partner = a.projects.get(fee).managerCode();
        var built = json(as("ANALYST", get(BUILT + "&group=manager&where=manager:is:" + partner)));
        assertThat(row(built)).containsEntry("manager", partner).containsEntry("realisation", "80.0").containsEntry("standard", "1000.00").containsEntry("invoiced", "800.00");
        var sold = json(as("ANALYST", get(BUILT + "&group=manager&where=project:is:" + project)));
        assertThat(row(sold)).containsEntry("realisation", "100.0").containsEntry("standard", "1100.00").containsEntry("invoiced", "800.00");
        var both = json(as("ANALYST", get(BUILT + "&group=project&sort=-realisation&where=person:is:" + person)));
        assertThat(both.get("rows").findValuesAsText("realisation")).containsExactly("100.0", "80.0");
        assertThat(both.at("/total/realisation").asText()).isEqualTo("88.9");
        assertThat(both.at("/total/invoiced").asText()).isEqualTo("1600.00");
    }

    @Test
    void aLargeInvoiceThatWaitedAtThePartnerIsFoundInOneQuestion() throws Exception {
        var project = a.project();
        a.approved(project, a.person("1500.00"), "8.00");
        var large = a.issued(project);
        var day = Timestamp.valueOf(clock.now());
        a.jdbc.sql("""
                insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, end_time_) values (?, ?, ?, 'invoicing', 'invoicing:1', ?, ?)""")
                .params("rb-" + project, "rb-" + project, Long.toString(large.draftId()), day, day).update();
        a.jdbc.sql("""
                insert into act_hi_taskinst (id_, task_def_key_, name_, proc_def_key_, proc_inst_id_, assignee_, start_time_, end_time_)
                values (?, 'reviewInvoice', 'Review invoice', 'invoicing', ?, 'DIRECTOR', ?::timestamp - interval '6 days', ?)""").params("rbt-" + project, "rb-" + project, day, day).update();
        try {
            var asked = "/api/v1/reports/built?subject=invoices&group=invoice&group=approver&measure=euros&measure=reviewDays&where=euros:over:10000&where=client:is:" + a.projects.get(project).clientCode();
            assertThat(row(json(as("MANAGER", get(asked + "&where=reviewDays:over:5"))))).containsEntry("invoice", large.number()).containsEntry("approver", "DIRECTOR")
                    .containsEntry("euros", "12000.00").containsEntry("reviewDays", "6.00");
            assertThat(json(as("MANAGER", get(asked + "&where=reviewDays:over:7"))).get("rows")).isEmpty();
            assertThat(row(json(as("MANAGER", get("/api/v1/reports/built?subject=tasks&group=step&measure=tasks&measure=waitDays&where=about:is:" + large.draftId())))))
                    .containsEntry("step", "Review invoice").containsEntry("tasks", "1").containsEntry("waitDays", "6.00");
        } finally {
            a.jdbc.sql("delete from act_hi_taskinst where id_ = ?").param("rbt-" + project).update();
            a.jdbc.sql("delete from act_hi_procinst where id_ = ?").param("rb-" + project).update();
        }
    }

    @Test
    void nothingThatWasTypedBecomesAPartOfTheQuery() throws Exception {
        for (var bad : new String[] {"&group=manager\"%3Bdrop%20table app.report_view%3B--", "&group=hours", "&measure=count(*)", "&where=client", "&where=secret:is:x", "&where=hours:is:'%20or%20''='", "&where=client:like:x",
                "&sort=work_date", "&where=hours:contains:1", "&from=yesterday", "&from=2026-02-01&to=2026-01-01"}) {
            assertThat(as("ANALYST", get(BUILT + bad.replace("\"", "%22").replace(" ", "%20"))).getStatus()).as(bad).isEqualTo(400);
        }
        assertThat(as("ANALYST", get("/api/v1/reports/built?subject=pg_user&measure=hours")).getStatus()).isEqualTo(400);
        var quoted = json(as("ANALYST", get(BUILT + "&group=client&where=client:is:'%20or%20''='")));
        assertThat(quoted.get("rows")).isEmpty();
    }

    @Test
    void whatPeopleCostIsForThoseWhoMayKnowIt() throws Exception {
        var costs = "/api/v1/reports/built?subject=work&measure=labour";
        assertThat(as("ANALYST", get(costs)).getStatus()).isEqualTo(403);
        assertThat(as("ANALYST", get(BUILT + "&where=labour:over:1")).getStatus()).isEqualTo(403);
        assertThat(as("MANAGER", get(costs + "&group=project")).getStatus()).isEqualTo(200);
        assertThat(as("MANAGER", get(costs + "&group=person")).getStatus()).isEqualTo(403);
        assertThat(as("MANAGER", get(costs + "&group=project&where=person:is:BP1")).getStatus()).isEqualTo(403);
        assertThat(as("FINANCE", get(costs + "&group=person")).getStatus()).isEqualTo(200);
        assertThat(as("CONSULTANT", get(BUILT)).getStatus()).isEqualTo(403);
    }

    @Test
    void whatIsKeptIsAskedAnewAndTakenAlong() throws Exception {
        var project = a.project();
        a.approved(project, a.person("100.00"), "8.00");
        var body = Map.of("name", "Hours of " + project, "subject", "work", "group", new String[] {"project", "month"}, "measure", new String[] {"hours"}, "where", new String[] {"project:is:" + project});
        var kept = json(as("ANALYST", post("/api/v1/reports/views").contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body))));
        var id = kept.get("id").asLong();
        assertThat(as("ANALYST", post("/api/v1/reports/views").contentType(MediaType.APPLICATION_JSON).content(json.writeValueAsString(body))).getStatus()).isEqualTo(409);
        a.approved(project, a.person("100.00"), "2.00");
        assertThat(row(json(as("MANAGER", get("/api/v1/reports/views/" + id))))).containsEntry("hours", "10.00");
        assertThat(as("MANAGER", get("/api/v1/reports/views/%d/report.csv".formatted(id))).getContentAsString()).startsWith("Project,Month,Hours").contains(project + ",").contains("10.00");
        assertThat(as("MANAGER", get("/api/v1/reports/views/%d/report.pdf".formatted(id))).getContentAsByteArray()).startsWith("%PDF".getBytes());
        assertThat(as("MANAGER", get("/api/v1/reports/views/%d/report.xlsx".formatted(id))).getContentAsByteArray()).startsWith("PK".getBytes());
        assertThat(as("MANAGER", get("/api/v1/reports/views/%d/report.doc".formatted(id))).getStatus()).isEqualTo(404);
        var page = as("ANALYST", get("/reports/build?" + kept.get("question").asText())).getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("Hours of " + project, "/api/v1/reports/built.xlsx", "Approved hours.").doesNotContain("??");
        var german = as("ANALYST", get("/reports/build?" + kept.get("question").asText()).header("Accept-Language", "de")).getContentAsString(StandardCharsets.UTF_8);
        assertThat(german).contains("Genehmigte Stunden.").doesNotContain("??");
        var byPage = as("ANALYST", post("/reports/views").param("name", "Page of " + project).param("subject", "work").param("group", "project").param("measure", "hours").with(csrf()));
        assertThat(byPage.getRedirectedUrl()).startsWith("/reports/build?view=");
        assertThat(as("MANAGER", delete("/api/v1/reports/views/" + id)).getStatus()).isEqualTo(403);
        assertThat(as("ANALYST", delete("/api/v1/reports/views/" + id)).getStatus()).isEqualTo(204);
        assertThat(as("MANAGER", get("/api/v1/reports/views/" + id)).getStatus()).isEqualTo(404);
    }

    @Test
    void everySubjectSaysWhatItsMeasuresMeanAndAnswersAllOfThem() throws Exception {
        for (var lang : new String[] {"en", "de"}) {
            for (var subject : json(as("AUDITOR", get("/api/v1/reports/model?lang=" + lang)))) {
                var measures = subject.get("measures").findValuesAsText("key");
                assertThat(subject.get("measures").findValuesAsText("meaning")).allSatisfy(m -> assertThat(m).endsWith("."));
                for (var field : subject.get("fields")) {
                    if (!field.get("groups").asBoolean()) continue;
                    var address = "subject=%s&group=%s&measure=%s".formatted(subject.get("name").asText(), field.get("key").asText(), String.join("&measure=", measures));
                    assertThat(as("AUDITOR", get("/api/v1/reports/built?" + address)).getStatus()).as(address).isEqualTo(200);
                }
                var page = as("AUDITOR", get("/reports/build?subject=" + subject.get("name").asText()).header("Accept-Language", lang)).getContentAsString(StandardCharsets.UTF_8);
                assertThat(page).doesNotContain("??").contains(subject.get("sentence").asText().replace("'", "&#39;"));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> row(JsonNode built) {
        assertThat(built.get("rows")).hasSize(1);
        return json.convertValue(built.get("rows").get(0), Map.class);
    }

    private JsonNode json(MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isBetween(200, 201);
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    /** The address as it is written, nothing encoded once more. */
    private static MockHttpServletRequestBuilder get(String address) {
        return MockMvcRequestBuilders.get(URI.create(address));
    }

    private MockHttpServletResponse as(String role, MockHttpServletRequestBuilder knock) throws Exception {
        return doors.perform(knock.with(user("RB-" + role).roles(role))).andReturn().getResponse();
    }
}
