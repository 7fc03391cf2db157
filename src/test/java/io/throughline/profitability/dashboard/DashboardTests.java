package io.throughline.profitability.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.ThroughlineTest;
import io.throughline.billing.BillingFixture;
import io.throughline.firm.FirmClock;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the day begins with: figures that are the sums of the rows they lead to. */
@ThroughlineTest
class DashboardTests {
    @Autowired WebApplicationContext house;
    @Autowired FirmClock clock;
    private MockMvc doors;
    private BillingFixture a;
    private String project;
    private String manager;

    @BeforeEach
    void furnish() {
        doors = MockMvcBuilders.webAppContextSetup(house).apply(springSecurity()).build();
        a = new BillingFixture(house);
        project = a.project();
        manager = a.projects.get(project).managerCode();
        var person = a.person("100.00");
        a.approved(project, person, "8.00");
        a.issued(project);
        a.approved(project, person, "4.00", true, a.cutOff().minusDays(1));
        a.approved(project, person, "3.00", false, a.cutOff().minusDays(1));
        a.jdbc.sql("insert into app.budget_burn (project_code, approved_hours) values (?, 80)").param(project).update();
    }

    @Test
    void aManagersFiguresAreOfTheirOwnProjects() throws Exception {
        var own = json(manager, "MANAGER", "/api/v1/dashboard");
        assertThat(own.get("own").asBoolean()).isTrue();
        assertThat(figure(own, "burn")).isEqualByComparingTo("1");
        assertThat(figure(own, "margin")).isEqualByComparingTo("50.00");
        assertThat(figure(own, "utilisation")).isEqualByComparingTo("80.0");
        assertThat(figure(own, "unbilled")).isEqualByComparingTo("400.00");
        assertThat(figure(own, "cash")).isEqualByComparingTo("952.00");
        assertThat(figure(own, "overdue")).isZero();
        assertThat(sum(chart(own, "margin"))).isEqualByComparingTo("50.00");
        assertThat(sum(chart(own, "cash"))).isEqualByComparingTo("952.00");
        assertThat(chart(own, "burn").get("bars")).singleElement().satisfies(bar -> assertThat(new BigDecimal(bar.get("value").asText())).isEqualByComparingTo("80"));
        var firm = json(manager, "MANAGER", "/api/v1/dashboard?own=false");
        assertThat(figure(firm, "cash")).isGreaterThan(figure(own, "cash").subtract(BigDecimal.ONE));
        assertThat(json("FIN-D", "FINANCE", "/api/v1/dashboard").get("own").asBoolean()).isFalse();
    }

    @Test
    void everyFigureAndEveryBarLeadsToItsRows() throws Exception {
        var own = json(manager, "MANAGER", "/api/v1/dashboard");
        for (var figure : own.get("figures")) assertThat(page(manager, "MANAGER", figure.get("link").asText())).as(figure.toString()).doesNotContain("??");
        var number = a.billing.ofProject(project).get(0).number();
        for (var chart : own.get("charts")) {
            for (var bar : chart.get("bars")) {
                var rows = page(manager, "MANAGER", bar.get("link").asText());
                if (new BigDecimal(bar.get("value").asText()).signum() == 0) continue;
                assertThat(rows).as(bar.toString()).contains(chart.get("key").asText().equals("cash") ? number : chart.get("key").asText().equals("utilisation") ? "80%" : project);
            }
        }
        assertThat(page(manager, "MANAGER", "/unbilled?manager=" + manager)).contains("€400.00", "Show all projects");
        assertThat(page(manager, "MANAGER", "/margins?by=PROJECT&manager=" + manager)).contains("€50.00");
    }

    @Test
    void thePageLoadsThemAfterwardsAndOnlyForThoseWhoLead() throws Exception {
        assertThat(page(manager, "MANAGER", "/")).contains("hx-get=\"/dashboard\"").doesNotContain("Budget burn");
        assertThat(page(manager, "MANAGER", "/dashboard")).contains("How your projects stand", "Budget burn", "/projects/" + project + "/budget", "80% of 100 h");
        assertThat(page("FIN-D", "FINANCE", "/dashboard")).contains("How the firm stands").doesNotContain("My projects");
        var german = doors.perform(get("/dashboard").with(user(manager).roles("MANAGER")).header("Accept-Language", "de")).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(german).contains("Budgetverbrauch", "Auslastung").doesNotContain("??");
        assertThat(doors.perform(get("/dashboard").with(user(a.person("1.00")).roles("CONSULTANT"))).andReturn().getResponse().getStatus()).isEqualTo(403);
        assertThat(page(a.person("1.00"), "CONSULTANT", "/")).doesNotContain("/dashboard");
    }

    private JsonNode json(String who, String role, String path) throws Exception {
        return new ObjectMapper().readTree(page(who, role, path));
    }

    private static BigDecimal figure(JsonNode answer, String key) {
        return StreamSupport.stream(answer.get("figures").spliterator(), false).filter(f -> f.get("key").asText().equals(key)).map(f -> new BigDecimal(f.get("value").asText())).findFirst().orElseThrow();
    }

    private static JsonNode chart(JsonNode answer, String key) {
        return StreamSupport.stream(answer.get("charts").spliterator(), false).filter(f -> f.get("key").asText().equals(key)).findFirst().orElseThrow();
    }

    private static BigDecimal sum(JsonNode chart) {
        return StreamSupport.stream(chart.get("bars").spliterator(), false).map(b -> new BigDecimal(b.get("value").asText())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String page(String who, String role, String path) throws Exception {
        var answer = doors.perform(get(URI.create(path)).with(user(who).roles(role)).header("Accept-Language", "en")).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }
}
