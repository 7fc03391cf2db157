package io.throughline.evidence.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.BillingFixture;
import io.throughline.evidence.control.ControlRounds;
import io.throughline.evidence.period.Sampling;
import io.throughline.evidence.seal.PeriodCheckpoints;
import io.throughline.journal.Seals;
import io.throughline.ledger.PeriodClosed;
import io.throughline.page.Browser;
import io.throughline.security.Role;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How long things are kept, what is signed for when a month closes, what an auditor draws and holds. */
@ThroughlineTest
class KeepingTests {
    @Autowired ApplicationContext house;
    @Autowired JdbcTemplate jdbc;
    @Autowired Retention retention;
    @Autowired LegalHolds holds;
    @Autowired Seals seals;
    @Autowired Times times;
    @Autowired ApplicationEventPublisher events;
    @Autowired PlatformTransactionManager transactions;
    private TransactionTemplate transaction;
    private long draft;
    private String number;

    @BeforeEach
    void anInvoiceWithItsPapers() {
        transaction = new TransactionTemplate(transactions);
        var invoice = new BillingFixture(house).issuedInvoice();
        draft = invoice.draftId();
        number = invoice.number();
        transaction.executeWithoutResult(status -> {
            jdbc.update("insert into app.invoice_document (invoice_id, kind, about, sha256, content, made_at) values (?, 'INVOICE', '', encode(sha256('\\x01'), 'hex'), '\\x01', now())", draft);
            jdbc.update("insert into app.mail (key, recipient, subject, body, about, state, posted_at, posted_by) values (?, 'a@b.example', 'Invoice', 'Dear client', ?, 'KEPT', now(), 'system')", "keep" + draft, "invoice:" + draft);
        });
    }

    @Test
    void nothingEndsBeforeItsTimeWhoeverAsks() {
        for (var deed : new String[] {"delete from app.invoice_document where invoice_id = " + draft, "delete from app.mail where about = 'invoice:" + draft + "'",
                "update app.mail set body = '', ended_at = now() where about = 'invoice:" + draft + "'", "update app.mail set posted_at = posted_at - interval '1 day' where about = 'invoice:" + draft + "'",
                "truncate app.task_seen", "delete from app.task_seen", "delete from app.journal_entry", "truncate app.invoice_document"}) {
            assertThatThrownBy(() -> jdbc.update(deed)).as(deed).hasMessageContaining("refused");
        }
        assertThat(retention.round()).noneMatch(d -> d.subject().equals("invoice:" + draft));
        assertThatThrownBy(() -> retention.set("DE", 9, "too long")).hasMessageContaining("only become longer");
        retention.set("AT", 12, "their law");
        assertThatThrownBy(() -> retention.set("AT", 11, "shorter")).hasMessageContaining("12 years");
        assertThatThrownBy(() -> jdbc.update("update app.retention_rule set years = 11 where country = 'AT'")).hasMessageContaining("longer");
        assertThatThrownBy(() -> jdbc.update("delete from app.retention_rule where country = 'AT'")).hasMessageContaining("longer");
    }

    /** Eleven years after; a hold keeps it even then. */
    @Test
    void whatWasKeptLongEnoughEndsUnlessItIsHeld() {
        transaction.executeWithoutResult(status -> {
            // So that the clock in the database is the test's own, also where nobody moved it yet.
            jdbc.update("update app.firm set virtual_now = ?::timestamptz", times.now().atZone(java.time.ZoneId.systemDefault()).toOffsetDateTime().toString());
            jdbc.execute("set local session_replication_role = replica");
            long shift = 11;
            jdbc.update("update app.invoice set issue_date = (issue_date - ? * interval '1 year')::date, due_date = (due_date - ? * interval '1 year')::date where id = ?", shift, shift, draft);
            jdbc.update("update app.receivable set paid = gross, settled_on = (issue_date - ? * interval '1 year')::date, settled_how = 'PAID' where draft_id = ?", shift, draft);
            jdbc.update("update app.mail set posted_at = posted_at - ? * interval '1 year' where about = ?", shift + 9, "invoice:" + draft);
            jdbc.execute("set local session_replication_role = origin");
            var hold = holds.set("invoice:" + number, "a law suit");
            assertThat(retention.standing().due()).filteredOn(d -> d.subject().equals("invoice:" + draft)).singleElement().satisfies(d -> assertThat(d.held()).isTrue());
            assertThat(retention.round()).noneMatch(d -> d.subject().equals("invoice:" + draft));
            holds.lift(hold.id());
            assertThat(retention.round()).anySatisfy(d -> {
                assertThat(d.subject()).isEqualTo("invoice:" + draft);
                assertThat(d.keptUntil().getMonthValue() + "-" + d.keptUntil().getDayOfMonth()).isEqualTo("12-31");
                assertThat(d.keptUntil()).isEqualTo(LocalDate.of(times.today().getYear() - 1, 12, 31));
            });
            assertThat(jdbc.queryForObject("select count(*) from app.invoice_document where invoice_id = ?", Integer.class, draft)).isZero();
            assertThat(jdbc.queryForObject("select subject || body || recipient from app.mail where about = ?", String.class, "invoice:" + draft)).isEmpty();
            assertThat(jdbc.queryForObject("select number from app.invoice where id = ?", String.class, draft)).isEqualTo(number);
            assertThat(retention.standing().due()).noneMatch(d -> d.subject().equals("invoice:" + draft));
            status.setRollbackOnly();
        });
    }

    @Test
    void aClosedMonthIsSignedForAtOnce() {
        transaction.executeWithoutResult(status -> events.publishEvent(new PeriodClosed(YearMonth.of(1999, 3), "ANN", "BOB")));
        var place = jdbc.queryForObject("select l.leaf_index from app.journal_entry e join app.journal_leaf l on l.entry_id = e.id where e.event = 'PeriodClosed' and e.subject = 'period:1999-03' order by e.id desc limit 1", Long.class);
        assertThat(seals.lastCheckpoint().orElseThrow().size()).isGreaterThan(place);
        assertThat(house.getBean(PeriodCheckpoints.class).owed()).isFalse();
    }

    @Test
    void theSameSeedDrawsTheSameInvoicesOnThePage() {
        var reader = Browser.of(house, Role.AUDITOR, "de");
        var form = reader.get("/evidence/period");
        assertThat(form.html()).contains("Stichprobe ziehen").doesNotContain("??");
        var address = "/evidence/period?from=" + times.today().minusYears(1) + "&to=" + times.today() + "&seed=spring&count=3";
        var first = reader.get(address).html().replaceAll("(?s).*<ol class=\"sample\">(.*?)</ol>.*", "$1");
        assertThat(first).contains("INV-");
        assertThat(reader.get(address).html()).contains(first);
        assertThat(Sampling.first("spring", 2, java.util.List.of("INV-1", "INV-2", "INV-3"))).hasSize(2).isEqualTo(Sampling.first("spring", 3, java.util.List.of("INV-3", "INV-2", "INV-1")).subList(0, 2));
        assertThat(jdbc.queryForObject("select count(*) from app.journal_entry where event = 'EvidenceRead' and facts ->> 'address' like '/evidence/period?%seed=spring%'", Integer.class)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aDirectorHoldsAndLiftsOnThePage() {
        var director = Browser.of(house, Role.DIRECTOR, "en");
        assertThat(director.get("/evidence/keeping").html()).contains("10 years after", "Hold it").doesNotContain("??");
        assertThat(director.postAndFollow("/evidence/holds", Map.of("subject", "invoice:" + number, "reason", "a law suit")).html()).contains("is held", "a law suit");
        assertThat(Browser.of(house, Role.AUDITOR, "en").get("/evidence/keeping").html()).contains("a law suit").doesNotContain("Hold it");
        assertThat(director.postAndFollow("/evidence/holds/" + holds.all().get(0).id() + "/lift", Map.of()).html()).contains("The hold is lifted.");
    }

    @Test
    void whatAnAuditorReadsInTasklistIsNotedToo() {
        var door = "/camunda/api/engine/engine/default/task/count";
        var auditor = Browser.of(house, Role.AUDITOR, "en");
        int before = noted(door);
        assertThat(auditor.ask("POST", door, Map.of()).status()).isEqualTo(200);
        assertThat(Browser.of(house, Role.FINANCE, "en").ask("POST", door, Map.of()).status()).isEqualTo(200);
        assertThat(noted(door)).isEqualTo(before + 1);
    }

    private int noted(String address) {
        return jdbc.queryForObject("select count(*) from app.journal_entry where event = 'EvidenceRead' and actor = 'browser-auditor' and facts ->> 'address' = ?", Integer.class, address);
    }

    @Test
    void theControlsAreAskedBesideTheBusinessAndThePageShowsWhatTheyAnswered() throws InterruptedException {
        var auditor = Browser.of(house, Role.AUDITOR, "en");
        var rounds = "select count(*) from app.control_round where asked_by = 'browser-auditor'";
        int before = jdbc.queryForObject(rounds, Integer.class);
        assertThat(auditor.get("/evidence/controls").status()).isEqualTo(200);
        assertThat(jdbc.queryForObject(rounds, Integer.class)).as("looking asks nothing").isEqualTo(before);
        auditor.post("/evidence/controls", Map.of());
        assertThat(auditor.get("/evidence/controls/progress").html()).containsAnyOf("questions answered", "All questions are answered");
        for (int tries = 0; tries < 600 && house.getBean(ControlRounds.class).going().isPresent(); tries++) Thread.sleep(100);
        assertThat(jdbc.queryForObject(rounds, Integer.class)).isEqualTo(before + 1);
        jdbc.update("insert into app.control_finding (control, subject, sentence, evidence, found_at) values ('journal', 'journal', 'A leaf was bent.', '{}', now()) on conflict do nothing");
        assertThat(auditor.get("/evidence/controls").html()).contains("Four eyes", "Asked ", "A leaf was bent.").containsOnlyOnce("Did anybody set a rate of their own?").doesNotContain("??");
        assertThat(Browser.of(house, Role.AUDITOR, "de").get("/evidence/controls").html()).contains("Vier Augen", "Gefragt ").doesNotContain("??");
        assertThatThrownBy(() -> jdbc.update("delete from app.control_round")).hasMessageContaining("refused");
    }

    /** A table that nobody thought of would be told by nobody, and no random life would notice. */
    @Test
    void everyTableSaysWhoTellsOfItsRows() throws java.io.IOException {
        var said = java.nio.file.Files.readAllLines(java.nio.file.Path.of("src/test/resources/told.txt")).stream().filter(l -> l.contains("|") && !l.startsWith("#")).map(l -> l.split("\\|")[0].strip()).toList();
        assertThat(jdbc.queryForList("select table_name from information_schema.tables where table_schema = 'app' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'", String.class))
                .containsExactlyInAnyOrderElementsOf(said);
    }
}
