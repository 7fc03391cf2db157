package io.throughline.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.BillingFixture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Accounts under the accountant's numbers, and postings that go out once. */
@ThroughlineTest
class AccountTests {
    @Autowired ApplicationContext house;
    @Autowired ChartOfAccounts chart;
    @Autowired LedgerExports exports;
    @Autowired ExportDifferences differences;
    @Autowired Times times;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;
    @Autowired WebApplicationContext web;

    @Test
    void anAccountHasTheNumberThatTheAccountantGivesItAndEachPostingGoesOutOnce() {
        transaction.executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            var invoice = new BillingFixture(house).issuedInvoice();
            assertThat(chart.change("1200", "Forderungen aus Lieferungen und Leistungen", "1400").number()).isEqualTo("1400");
            assertThatThrownBy(() -> chart.change("4000", "Revenue", "1400")).isInstanceOf(Refused.class);
            assertThatThrownBy(() -> chart.change("4000", " ", null)).isInstanceOf(InvalidInput.class);
            assertThatThrownBy(() -> chart.change("4000", "Revenue", "84 00")).isInstanceOf(InvalidInput.class);

            var batch = exports.make(times.today()).orElseThrow();
            var csv = exports.csv(batch.id());
            assertThat(csv.lines().filter(l -> l.contains("invoice:" + invoice.draftId()) && l.contains(",1400,"))).singleElement().asString().contains(",952.00,0.00,EUR,").startsWith("GL-");
            assertThat(exports.make(times.today())).isEmpty();
            chart.change("1200", "Receivables", null);
            assertThat(exports.csv(batch.id())).isEqualTo(csv);

            assertThat(differences.compare(batch.id(), csv)).satisfies(r -> {
                assertThat(r.missing()).isEmpty();
                assertThat(r.different()).isEmpty();
                assertThat(r.unknown()).isEmpty();
                assertThat(r.same()).isEqualTo((int) csv.lines().count() - 1);
            });
            var rows = csv.lines().toList();
            var first = rows.get(1);
            var last = rows.get(rows.size() - 1);
            var told = String.join("\r\n", rows.subList(0, rows.size() - 1)).replace(first, first.substring(0, first.indexOf(',')) + ",2026-01-01,1000,x,1.23,0.00,EUR,x,x") + "\r\nGL-999999/1,2026-01-01,1000,x,5.00,0.00,EUR,x,x\r\n";
            assertThat(differences.compare(batch.id(), told)).satisfies(r -> {
                assertThat(r.missing()).extracting(ExportDifferences.Difference::key).containsExactly(last.substring(0, last.indexOf(',')));
                assertThat(r.unknown()).extracting(ExportDifferences.Difference::key).containsExactly("GL-999999/1");
                assertThat(r.different()).extracting(ExportDifferences.Difference::key).containsExactly(first.substring(0, first.indexOf(',')));
            });
            assertThatThrownBy(() -> differences.compare(batch.id(), "a,b\r\n1,2")).isInstanceOf(InvalidInput.class);
            for (var language : List.of("en", "de")) assertThat(page(batch.id(), told, language)).contains("GL-999999/1", last.substring(0, last.indexOf(','))).doesNotContain("??");
        });
    }

    private String page(long batch, String told, String language) {
        var browser = MockMvcBuilders.webAppContextSetup(web).apply(SecurityMockMvcConfigurers.springSecurity()).build();
        try {
            return browser.perform(multipart("/ledger/accounts/exports/" + batch + "/differences").file(new MockMultipartFile("file", "theirs.csv", "text/csv", told.getBytes(StandardCharsets.UTF_8)))
                    .with(user("fin").roles("FINANCE")).with(csrf()).header("Accept-Language", language)).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aBatchIsNeverChanged() {
        transaction.executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            new BillingFixture(house).issuedInvoice();
            var batch = exports.make(times.today()).orElseThrow();
            assertThatThrownBy(() -> db.sql("update app.ledger_export set content = 'x' where id = ?").param(batch.id()).update()).isInstanceOf(DataAccessException.class);
        });
    }
}
