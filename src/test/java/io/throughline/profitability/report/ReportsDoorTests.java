package io.throughline.profitability.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.throughline.Look;
import io.throughline.ThroughlineTest;
import io.throughline.billing.BillingFixture;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@ThroughlineTest
class ReportsDoorTests {
    @Autowired WebApplicationContext house;
    @Autowired Users users;
    private MockMvc doors;
    private String project;

    @BeforeEach
    void furnish() {
        doors = MockMvcBuilders.webAppContextSetup(house).apply(springSecurity()).build();
        var a = new BillingFixture(house);
        project = a.project();
        a.approved(project, a.person("100.00"), "8.00");
        a.expense(project, "12.50", "EUR", "10");
        a.issued(project);
    }

    @Test
    void filesComeWithTheirKindAndFilters() throws Exception {
        assertThat(answer(Role.MANAGER, "/api/v1/reports").getContentAsString()).contains("project-profitability", "asOf");
        var pdf = answer(Role.FINANCE, "/api/v1/reports/project-profitability.pdf?project=" + project + "&lang=de");
        assertThat(pdf.getContentType()).isEqualTo("application/pdf");
        assertThat(pdf.getContentAsString()).startsWith("%PDF");
        var csv = answer(Role.AUDITOR, "/api/v1/reports/project-profitability.csv?project=" + project);
        assertThat(csv.getContentAsString(StandardCharsets.UTF_8)).contains(project + ",", ",813.75,").hasLineCount(2);
        assertThat(answer(Role.DIRECTOR, "/api/v1/reports/month-end.xlsx").getContentType()).contains("spreadsheetml");
        assertThat(answer(Role.ADMIN, "/api/v1/reports/project-profitability?project=" + project).getContentAsString()).contains("\"revenue\":\"813.75\"");
        assertThat(answer(Role.MANAGER, "/api/v1/reports/nothing.pdf").getStatus()).isEqualTo(404);
        assertThat(answer(Role.MANAGER, "/api/v1/reports/closeout-review.pdf").getStatus()).isEqualTo(400);
        assertThat(answer(Role.MANAGER, "/api/v1/reports/unbilled.pdf?asOf=soon").getStatus()).isEqualTo(400);
    }

    @Test
    void whoMayNotKnowTheCostsSeesNone() throws Exception {
        for (var path : new String[] {"/api/v1/reports", "/api/v1/reports/project-profitability.csv", "/reports", "/reports/client-margin"}) {
            assertThat(answer(Role.CONSULTANT, path).getStatus()).as(path).isEqualTo(403);
            assertThat(answer(Role.ANALYST, path).getStatus()).as(path).isEqualTo(403);
        }
    }

    @Test
    void thePageShowsWhatTheFilesHold() throws Exception {
        assertThat(page("/reports", Locale.UK)).contains("Margin per client", "/reports/aged-receivables");
        assertThat(page("/reports/project-profitability?project=" + project, Locale.UK)).contains("813.75", "project-profitability.pdf?lang=en&amp;project=" + project)
                .doesNotContain("Which project?", "Nothing to report");
        assertThat(page("/reports/project-profitability?project=" + project, Locale.GERMANY)).contains("813,75", "Projektergebnis", "Anzeigen");
        assertThat(page("/reports/closeout-review", Locale.UK)).contains("Which project?");
        assertThat(page("/reports/closeout-review?project=" + project, Locale.UK)).contains("Who worked on it");
        assertThat(page("/reports/month-end", Locale.UK)).contains("Trial balance");
        assertThat(page("/reports/unbilled?client=nobody", Locale.UK)).contains("Nothing to report");
    }

    @Test
    void whatWasBilledOpensOnTheLastYearAndWhatWasPlannedOnEverything() throws Exception {
        assertThat(opens("/reports/hours-by-month")).isEqualTo(opens("/reports/hours-by-month?lang=en")).startsWith("20");
        assertThat(opens("/reports/hours-by-month?from=&to=")).isEmpty();
        assertThat(opens("/reports/hours-by-task")).isEmpty();
        assertThat(opens("/reports/project-profitability")).isEmpty();
    }

    /** The first day in the fields, empty where the page shows all there ever was. */
    private String opens(String path) throws Exception {
        var field = Pattern.compile("name=\"from\"([^>]*)>").matcher(page(path, Locale.UK));
        assertThat(field.find()).isTrue();
        var value = Pattern.compile("value=\"([^\"]*)\"").matcher(field.group(1));
        return value.find() ? value.group(1) : "";
    }

    private String page(String path, Locale language) throws Exception {
        var answer = doors.perform(get(path).with(user(of(Role.MANAGER)).roles("MANAGER")).header("Accept-Language", language.toLanguageTag())).andReturn().getResponse();
        var html = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(answer.getStatus()).as(html).isEqualTo(200);
        Look.at("page" + path.replaceAll("[^a-z]+", "-") + language.getLanguage() + ".html", html.getBytes(StandardCharsets.UTF_8));
        return html;
    }

    private MockHttpServletResponse answer(Role role, String path) throws Exception {
        return doors.perform(get(java.net.URI.create(path)).with(user(of(role)).roles(role.name()))).andReturn().getResponse();
    }

    private String of(Role role) {
        var name = "REPORTS-" + role.name();
        if (users.find(name).isEmpty()) users.add(name, name, name + "@firm.example", "correct horse", Set.of(role));
        return name;
    }
}
