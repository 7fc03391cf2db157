package io.throughline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.throughline.ThroughlineTest;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The doors: {@code billing-runs} and {@code invoices}. */
@ThroughlineTest
class BillingDoorTests {
    @Autowired WebApplicationContext house;
    private MockMvc door;
    private BillingFixture firm;

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
        door = MockMvcBuilders.webAppContextSetup(house).apply(springSecurity()).build();
    }

    @Test
    void aDryRunShowsWhatARunWouldBill() throws Exception {
        var project = firm.project();
        firm.approved(project, firm.person("100.00"), "8.00");
        door.perform(asked(post("/api/v1/billing-runs"), "FINANCE", "{\"asOf\": \"%s\", \"dryRun\": true}".formatted(firm.cutOff())))
                .andExpect(status().isOk()).andExpect(jsonPath("$.state").value("DRY_RUN")).andExpect(jsonPath("$.id").doesNotExist())
                .andExpect(jsonPath("$.invoices[?(@.projectCode == '%s')].net.amount".formatted(project)).value(hasItem("800.00")))
                .andExpect(jsonPath("$.invoices[?(@.projectCode == '%s')].lines[0].hours".formatted(project)).value(hasItem("8.00")));
        org.assertj.core.api.Assertions.assertThat(firm.billing.ofProject(project)).isEmpty();
    }

    @Test
    void aContractIsPricedOverSixPeriodsAndNothingIsWritten() throws Exception {
        var before = rows();
        door.perform(asked(post("/api/v1/billing-simulations"), "MANAGER", """
                {"billingModel": "RETAINER", "currency": "EUR", "from": "2026-03-01", "hours": ["26"], "rate": "100.00",
                 "terms": {"retainer": {"unit": "HOURS", "quantity": "20", "price": "1800.00", "everyMonths": 1, "from": "2026-03-01", "overageRate": "120.00"}}}"""))
                .andExpect(status().isOk()).andExpect(jsonPath("$.periods", hasSize(6))).andExpect(jsonPath("$.periods[0].total.amount").value("2520.00")).andExpect(jsonPath("$.total.amount").value("15120.00"));
        door.perform(get("/billing-simulation").with(user("mgr").roles("MANAGER"))).andExpect(status().isOk());
        door.perform(get("/billing-simulation?model=TIME_AND_MATERIALS&currency=EUR&from=2026-03-01&hours=10&rate=100&cap=2500").with(user("mgr").roles("MANAGER")))
                .andExpect(status().isOk()).andExpect(content().string(containsString("2,500.00")));
        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, Long> rows() {
        var counts = new TreeMap<String, Long>();
        firm.jdbc.sql("select schemaname || '.' || tablename from pg_tables where schemaname in ('app', 'public')").query(String.class).list()
                .forEach(table -> counts.put(table, firm.jdbc.sql("select count(*) from " + table).query(Long.class).single()));
        return counts;
    }

    @Test
    void aRunIsStartedAndLookedAt() throws Exception {
        var answer = door.perform(asked(post("/api/v1/billing-runs"), "FINANCE", "{}")).andExpect(status().isAccepted())
                .andExpect(jsonPath("$.state").value("RUNNING")).andExpect(jsonPath("$.asOf").value(firm.cutOff().toString())).andReturn().getResponse().getContentAsString();
        int id = com.jayway.jsonpath.JsonPath.read(answer, "$.id");
        door.perform(get("/api/v1/billing-runs/{id}", id).with(user("aud").roles("AUDITOR"))).andExpect(status().isOk()).andExpect(jsonPath("$.requestedBy").exists());
        door.perform(asked(post("/api/v1/billing-runs"), "FINANCE", "{\"asOf\": \"9999-01-01\"}")).andExpect(status().isBadRequest()).andExpect(jsonPath("$.errors[0].field").value("asOf"));
        door.perform(asked(post("/api/v1/billing-runs"), "CONSULTANT", "{}")).andExpect(status().isForbidden());
        door.perform(asked(post("/api/v1/billing-runs"), "MANAGER", "{}")).andExpect(status().isForbidden());
        door.perform(get("/api/v1/billing-runs/99999").with(user("fin").roles("FINANCE"))).andExpect(status().isNotFound());
    }

    @Test
    void anInvoiceIsShownPrintedExplainedAndCredited() throws Exception {
        var invoice = firm.issuedInvoice();
        firm.papers.print(invoice.draftId());
        var number = invoice.number();
        door.perform(read("/api/v1/invoices/{number}", number)).andExpect(status().isOk()).andExpect(jsonPath("$.gross.amount").value("952.00"))
                .andExpect(jsonPath("$.gross.currency").value("EUR")).andExpect(jsonPath("$.gross.length()").value(2)).andExpect(jsonPath("$.lines[0].rate").value("100.00"));
        door.perform(read("/api/v1/invoices/{number}.pdf", number)).andExpect(status().isOk()).andExpect(content().contentType(MediaType.APPLICATION_PDF));
        door.perform(read("/api/v1/invoices/{number}/explain", number)).andExpect(status().isOk()).andExpect(jsonPath("$[0].exact").value("800.00")).andExpect(jsonPath("$[0].items", hasSize(1)));
        door.perform(read("/api/v1/invoices?size=1&projectCode=" + invoice.projectCodes().get(0))).andExpect(jsonPath("$.content[0].number").value(number)).andExpect(jsonPath("$.totalElements").value(1));
        door.perform(asked(post("/api/v1/invoices/{number}/credit-notes", number), "FINANCE", "{}")).andExpect(status().isBadRequest()).andExpect(jsonPath("$.errors[0].field").value("reason"));
        door.perform(asked(post("/api/v1/invoices/{number}/credit-notes", number), "FINANCE", "{\"reason\": \"Wrong\"}")).andExpect(status().isCreated()).andExpect(jsonPath("$.invoiceNumber").value(number));
        door.perform(asked(post("/api/v1/invoices/{number}/credit-notes", number), "FINANCE", "{\"reason\": \"Wrong\"}")).andExpect(status().isConflict());
        door.perform(read("/api/v1/invoices/{number}/credit-notes", number)).andExpect(jsonPath("$.content", hasSize(1)));
        door.perform(read("/api/v1/invoices/INV-1999-00001")).andExpect(status().isNotFound());
        door.perform(read("/api/v1/invoices?size=0")).andExpect(status().isBadRequest());
        door.perform(get("/api/v1/invoices/{number}", number).with(user("con").roles("CONSULTANT"))).andExpect(status().isForbidden());
    }

    @Test
    void aDraftIsPreviewed() throws Exception {
        var project = firm.project();
        firm.approved(project, firm.person("100.00"), "8.00");
        long draft = firm.drafted(project).draftId();
        door.perform(read("/api/v1/invoices/drafts/{id}.pdf", draft)).andExpect(status().isOk()).andExpect(content().contentType(MediaType.APPLICATION_PDF));
        door.perform(read("/api/v1/invoices/drafts/{id}", draft)).andExpect(jsonPath("$.state").value("DRAFT"));
    }

    private static MockHttpServletRequestBuilder asked(MockHttpServletRequestBuilder request, String role, String body) {
        return request.with(user("fin").roles(role)).with(csrf()).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private static MockHttpServletRequestBuilder read(String path, Object... values) {
        return get(path, values).with(user("aud").roles("AUDITOR"));
    }
}
