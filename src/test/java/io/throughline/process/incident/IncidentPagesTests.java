package io.throughline.process.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.BillingFixture;
import io.throughline.page.Browser;
import io.throughline.process.Incidents.FailedStep;
import io.throughline.process.Incidents;
import io.throughline.process.WorkFixture;
import io.throughline.security.Role;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Something really fails, outside and inside: the incident desk says what and why in words, and another try goes through once the cause is gone. */
@ThroughlineTest
class IncidentPagesTests {
    @Autowired ApplicationContext house;
    @Autowired Times times;
    @Autowired Incidents incidents;
    @Autowired JdbcClient db;

    @Test
    void theBooksDoNotKnowAClientAndLearnOfItLater() {
        var work = new WorkFixture(house);
        broken("connector_memory", "The books are closed for repair.", () -> {
            var project = work.confirmed();
            times.daysOn(1);
            var failed = incident(project, "Push client");
            assertThat(failed).contains("The books are closed for repair", "Another system did not take it").doesNotContain("??", "Statement", "Exception", "PL/pgSQL", "ERROR");
            return project;
        }, "Push client");
    }

    @Test
    void anInvoiceIsNotMailedAndLeavesLater() {
        var bills = new BillingFixture(house);
        var project = bills.project();
        bills.approved(project, bills.person("100.00"), "8.00");
        broken("mail", "The paper has run out.", () -> {
            var draft = bills.drafted(project);
            times.daysOn(1);
            var key = String.valueOf(draft.draftId());
            assertThat(incident(key, "Mail invoice")).contains("The paper has run out", "the client has not got it yet").doesNotContain("??", "Statement", "Exception", "PL/pgSQL", "ERROR");
            assertThat(Browser.of(house, Role.FINANCE).get("/invoices/drafts/" + key).location()).contains("/invoices/INV-");
            return key;
        }, "Mail invoice");
    }

    /** A table that refuses what is written while {@code story} fails; answers of it the business key, whose step goes through afterwards. */
    private void broken(String table, String sentence, Supplier<String> story, String step) {
        db.sql("create or replace function app.out_of_order() returns trigger language plpgsql as $$ begin raise exception '%s'; end $$".formatted(sentence)).update();
        db.sql("create trigger out_of_order before insert on app.%s for each row execute function app.out_of_order()".formatted(table)).update();
        String key;
        try {
            key = story.get();
        } finally {
            db.sql("drop trigger out_of_order on app.%s".formatted(table)).update();
        }
        var id = failed(key, step).id();
        var finance = Browser.of(house, Role.FINANCE);
        assertThat(finance.post("/incidents/" + id + "/retry", Map.of()).location()).endsWith("/incidents/" + id);
        assertThat(Browser.of(house, Role.MANAGER).post("/incidents/" + id + "/retry", Map.of()).status()).isEqualTo(403);
        times.drain();
        assertThat(finance.get("/incidents/" + id).html()).contains("It went through").doesNotContain("/retry\"");
        assertThat(Browser.of(house, Role.FINANCE, "de").get("/incidents/" + id).html()).contains("Was der Schritt selbst meldet").doesNotContain("??");
    }

    private String incident(String key, String step) {
        return Browser.of(house, Role.FINANCE).get("/incidents/" + failed(key, step).id()).html();
    }

    private FailedStep failed(String key, String step) {
        return incidents.open(0, 200).content().stream().filter(f -> key.equals(f.businessKey()) && f.stepName().equalsIgnoreCase(step)).findFirst()
                .orElseThrow(() -> new AssertionError("no step '%s' of %s fails; but %s".formatted(step, key, incidents.open(0, 200).content())));
    }
}
