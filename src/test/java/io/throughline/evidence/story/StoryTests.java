package io.throughline.evidence.story;

import static io.throughline.evidence.story.ReadStory.answer;
import static io.throughline.evidence.story.ReadStory.hasInstance;
import static io.throughline.evidence.story.ReadStory.placeOf;
import static io.throughline.evidence.story.ReadStory.process;
import static io.throughline.evidence.story.ReadStory.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.Refused;
import io.throughline.billing.BillingFixture;
import io.throughline.evidence.control.Controls;
import io.throughline.evidence.dossier.DossierVerifier;
import io.throughline.evidence.dossier.Dossiers;
import io.throughline.evidence.keeping.LegalHolds;
import io.throughline.evidence.keeping.PersonNames;
import io.throughline.evidence.model.ModelCopies;
import io.throughline.evidence.period.ObjectCentricLog;
import io.throughline.evidence.period.OcelRules;
import io.throughline.evidence.seal.JournalVerifier;
import io.throughline.journal.Actor;
import io.throughline.journal.Seals;
import io.throughline.people.People;
import io.throughline.page.Browser;
import io.throughline.process.ApiDesk;
import io.throughline.process.Inbox;
import io.throughline.process.WorkFixture;
import io.throughline.quantity.IsoWeek;
import io.throughline.receivables.Receivables;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An auditor who knows only the number. */
@ThroughlineTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoryTests {
    @Autowired ApplicationContext house;
    @Autowired Times times;
    @Autowired Inbox inbox;
    @Autowired Users users;
    @Autowired Receivables receivables;
    @LocalServerPort int port;
    private BillingFixture firm;
    private WorkFixture work;
    private String worker, manager, number;

    /** 105 hours in a week, approved by the manager, who does not sign in by their code, reviewed by a director, mailed and paid. */
    @BeforeAll
    void aLargeInvoice() {
        firm = new BillingFixture(house);
        work = new WorkFixture(house);
        var monday = work.monday();
        while (monday.getDayOfMonth() > 20) monday = work.monday();
        manager = work.person();
        worker = work.person();
        var boss = users.add("boss" + UUID.randomUUID().toString().substring(0, 8), manager, manager + "boss@firm.example", "a long password", Set.of(Role.MANAGER), manager).username();
        var project = work.project(manager);
        for (int day = 0; day < 5; day++) work.log(monday.plusDays(day), worker, project, "21.00");
        times.moveTo(monday.plusDays(6).atTime(9, 0));
        work.submit(worker, monday);
        times.drain();
        work.complete("approveTimesheet", worker + "/" + IsoWeek.of(monday), boss, Map.of());
        for (var second : inbox.open("approveAsSecond", worker + "/" + IsoWeek.of(monday))) work.complete(second, "DIR", Map.of(), "director");
        // The calendar bills the month on the tenth of the next.
        times.moveTo(monday.withDayOfMonth(1).plusMonths(1).withDayOfMonth(11).atTime(9, 0));
        long draft = firm.jdbc.sql("select id from app.invoice where project_code = ?").param(project).query(Long.class).single();
        var review = inbox.open("reviewInvoice", String.valueOf(draft)).get(0);
        inbox.complete(review.getId(), "DIR", List.of("director"), Map.of("approved", true, "comment", "as agreed"));
        times.drain();
        var invoice = firm.billing.get(draft);
        number = invoice.number();
        Actor.as("FIN", () -> receivables.receivePayment(number, invoice.gross(), times.today(), "bank " + number));
        times.drain();
    }

    @Test
    void findsTheWholeStoryAlsoWhenTheEngineHasForgottenEverything() {
        var auditor = ApiDesk.of(users, port, "aud-" + UUID.randomUUID().toString().substring(0, 8), null, Role.AUDITOR);
        var story = auditor.get("/evidence/invoices/" + number + "/story").body();
        assertThat(story.at("/invoice/standing").asText()).isEqualTo("PAID");
        assertThat(story.at("/answers")).hasSize(12);
        assertThat(answer(story, "approved")).contains(worker, manager, "Nobody approved their own", "routing table");
        assertThat(answer(story, "reviewed")).contains("DIR", "as agreed", "invoice-review, version " + house.getBean(RepositoryService.class).createDecisionDefinitionQuery().decisionDefinitionKey("invoice-review").latestVersion().singleResult().getVersion(), "SHA-256");
        assertThat(answer(story, "path")).startsWith("Yes");
        assertThat(answer(story, "rate")).contains("the rate of person", "(" + worker + ")");
        assertThat(answer(story, "sent")).contains("client@client.example");
        assertThat(answer(story, "tax")).contains("tax, version");
        assertThat(story.at("/lines/0/items")).hasSize(5);
        assertThat(story.at("/lines/0/items/0/history/0/event").asText()).isEqualTo("TimeLogged");
        assertThat(story.at("/documents/0/sealed").asBoolean()).isTrue();
        var events = story.at("/timeline").findValuesAsText("event");
        assertThat(events).containsSubsequence("LinesApproved", "InvoiceDrafted", "InvoiceReviewed", "InvoiceIssued", "InvoiceMailed", "PaymentReceived", "ReceivableSettled");
        assertThat(story.at("/movements/postings").size()).isGreaterThanOrEqualTo(4);
        var invoicing = process(story, "invoicing");
        assertThat(invoicing.at("/entered").toString()).contains("reviewInvoice", "issueInvoice", "invoiceMailed");
        assertThat(invoicing.at("/strayed")).isEmpty();
        assertThat(invoicing.at("/ended").asText()).isEqualTo("completed");
        var review = task(story, "reviewInvoice");
        assertThat(review.at("/decidedBy").asText()).isEqualTo("DIR");
        assertThat(review.at("/groups").asText()).isEqualTo("director");
        assertThat(review.at("/seen/net").asText()).isEqualTo("10500.00 EUR");
        assertThat(task(story, "approveTimesheet").at("/decider").asText()).isEqualTo(manager);
        assertThat(story.at("/decisions").findValuesAsText("decision")).contains("approval-routing", "invoice-review");

        firm.jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' and table_name like 'act_hi_%'").query(String.class).list()
                .forEach(table -> firm.jdbc.sql("delete from public." + table + " where " + (hasInstance(firm.jdbc, table) ? "proc_inst_id_ in (select instance_id from app.process_run where business_key = '"
                        + story.at("/invoice/draftId").asText() + "')" : "false")).update());
        assertThat(auditor.get("/evidence/invoices/" + number + "/story").body()).isEqualTo(story);
    }

    @Test
    void readsItOnAPageInBothLanguages() {
        var english = Browser.of(house, Role.AUDITOR, "en").get("/evidence/invoices/" + number);
        assertThat(english.status()).as(english.html()).isEqualTo(200);
        assertThat(english.html()).contains("Who approved these hours", "Invoicing, version", "Worker " + worker, "answer-whole").doesNotContain("??");
        var german = Browser.of(house, Role.AUDITOR, "de").get("/evidence/invoices/" + number);
        assertThat(german.html()).contains("Wer hat diese Stunden", "Rechnung ausgestellt", "Rechnungsstellung, Version").doesNotContain("??");
        assertThat(german.html()).contains("Die Rechnung", "bezahlt");
        assertThat(english.html()).contains("12,495.00", "led by Worker " + manager);
        for (var language : List.of("en", "de")) {
            var reader = Browser.of(house, Role.AUDITOR, language);
            for (var part : List.of("processes", "tasks", "decisions", "lines", "items", "timeline", "changes")) {
                var list = reader.get("/evidence/invoices/" + number + "/" + part);
                assertThat(list.status()).as(part).isEqualTo(200);
                assertThat(list.html()).as(part).contains("id=\"" + part + "\"").doesNotContain("??");
            }
            var seen = Pattern.compile("href=\"(/evidence/invoices/[^\"]+/tasks/[^\"]+)\"").matcher(reader.get("/evidence/invoices/" + number).html());
            assertThat(seen.find()).isTrue();
            assertThat(reader.get(seen.group(1)).html()).contains("SHA-256").doesNotContain("??");
        }
        assertThat(Browser.of(house, Role.AUDITOR).get("/evidence").html()).contains(number).doesNotContain("??");
        assertThat(Browser.of(house, Role.CONSULTANT).get("/evidence").status()).isEqualTo(403);
    }

    /** Two hundred times one byte of the file, wherever: the file it is in is named, or the header, or the directory. */
    @Test
    void takesADossierAwayInWhichEachChangedByteIsFound() throws Exception {
        var dossier = house.getBean(Dossiers.class).of(number, Locale.UK);
        var key = house.getBean(Seals.class).publicKey();
        var verdict = new DossierVerifier().verify(dossier, key);
        assertThat(verdict.damage()).isEmpty();
        assertThat(verdict.entries()).isGreaterThan(20);
        assertThat(verdict.files()).isGreaterThan(12);
        var random = new Random(17);
        for (int trial = 0; trial < 200; trial++) {
            var changed = dossier.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            var place = placeOf(at, dossier);
            var found = new DossierVerifier().verify(changed, key).damage();
            assertThat(found).as("byte %d of %d", at, dossier.length).anySatisfy(sentence -> assertThat(sentence).contains(place));
            if (!place.startsWith(" ")) assertThat(found).as("nothing but that").hasSize(1);
        }
        var another = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        assertThat(new DossierVerifier().verify(dossier, another).damage()).containsExactly("journal/public-key.txt is not the key that you gave.");
    }

    /** Every decision on record, asked again of the kept copy of its table. */
    @Test
    void theInputsOnRecordGiveTheAnswersOnRecord() throws Exception {
        var again = new AskedAgain();
        var json = new ObjectMapper();
        var models = house.getBean(ModelCopies.class);
        var decided = firm.jdbc.sql("select distinct on (facts ->> 'definitionId', facts -> 'inputs', facts -> 'given') facts::text from app.journal_entry where event = 'DecisionMade' limit 2000").query(String.class).list();
        for (var one : decided) {
            var facts = json.readTree(one);
            var copy = models.get(facts.at("/definitionId").asText());
            var answers = new ArrayList<Map<String, String>>();
            for (var row : facts.at("/rows")) {
                var outputs = new TreeMap<String, String>();
                row.at("/outputs").fields().forEachRemaining(o -> outputs.put(o.getKey(), o.getValue().asText()));
                answers.add(outputs);
            }
            assertThat(again.answers(copy.definitionId(), copy.key(), copy.content(), facts)).as(one).isEqualTo(answers);
        }
        assertThat(decided).hasSizeGreaterThan(4);
    }

    /** Each past its door and its trigger; what is found is what was planted, and nothing else. */
    @Test
    void whatIsDoneBehindTheHousesBackIsFoundByItsControls() {
        var draft = firm.jdbc.sql("select id from app.invoice where number = ?").param(number).query(Long.class).single();
        var entry = firm.jdbc.sql("select min(item_id) from app.billed_portion where invoice_id = ?").param(draft).query(Long.class).single();
        var run = firm.jdbc.sql("select instance_id from app.process_run where process = 'invoicing' and business_key = ?").param(String.valueOf(draft)).query(String.class).single();
        planted("alter table app.time_entry drop constraint time_entry_not_own; update app.time_entry set decided_by = person_code where id = " + entry, "four-eyes", "time-entry:" + entry);
        planted("update app.time_entry set hours = hours + 0.01 where id = " + entry, "silent-edit", "time-entry:" + entry);
        planted("update app.invoice set gross = gross + 0.01, net = net + 0.01 where id = " + draft, "silent-edit", "invoice:" + draft);
        planted("update app.invoice_mailing set mailed_at = mailed_at - interval '3 days' where invoice_id = " + draft, "silent-edit", "invoice:" + draft);
        planted("update app.payment set amount = amount - 1 where draft_id = " + draft, "silent-edit", "invoice:" + draft);
        planted("alter table app.invoice_document drop constraint invoice_document_hash; update app.invoice_document set content = content || '\\x20' where invoice_id = " + draft, "silent-edit", "invoice:" + draft);
        planted("update app.invoice_review set reviewer = (select drafted_by from app.invoice where id = invoice_id) where invoice_id = " + draft, "four-eyes", "invoice:" + draft);
        planted("insert into app.process_path (instance_id, definition_id, at, entered, taken) select instance_id, definition_id, now(), '{issueInvoice}', '{}' from app.process_run where instance_id = '"
                + run + "'", "prescribed-path", "process:" + run);
        planted("delete from app.ledger_entry where event = 'InvoiceIssued' and subject = 'invoice:" + draft + "'", "completeness", "invoice:" + draft);
        planted("alter table app.model_release drop constraint model_release_second_person; insert into app.model_release (name, note, source, state, content_hash, proposed_at, proposed_by, approved_at, approved_by) "
                + "select 'own', '', 'UPLOAD', 'APPROVED', content_hash, now(), 'EVE', now(), 'EVE' from app.model_release limit 1", "own-release", null);
        planted("delete from app.process_path where instance_id = '" + run + "' and 'reviewInvoice' = any(entered)", "prescribed-path", "process:" + run);
        planted("update app.process_path set entered = array_remove(entered, 'reviewInvoice') where instance_id = '" + run + "' and 'reviewInvoice' = any(entered)", "prescribed-path", "process:" + run);
        planted("update app.mail set posted_at = posted_at - interval '3 days' where key = 'invoice:" + draft + "'", "silent-edit", "invoice:" + draft);
        planted("update app.mail set body = body || '.' where key = 'invoice:" + draft + "'", "silent-edit", "invoice:" + draft);
        var series = number.substring(0, 8);
        planted("update app.number_series set last = last + 1 where series = 'INV' and 'INV-' || year = '" + series + "'", "number-series", "number:" + series);
    }

    private void planted(String deed, String control, String subject) {
        var transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            var controls = house.getBean(Controls.class);
            firm.jdbc.sql("set local session_replication_role = replica").update();
            var before = controls.run().stream().map(f -> f.control() + f.subject() + f.sentence()).collect(Collectors.toSet());
            int changed = 0;
            for (var step : deed.split("; ")) changed = firm.jdbc.sql(step).update();
            assertThat(changed).as(deed).isPositive();
            var fresh = controls.run().stream().filter(f -> !before.contains(f.control() + f.subject() + f.sentence())).toList();
            assertThat(fresh).as(deed).isNotEmpty().allSatisfy(f -> assertThat(f.control() + " " + f.subject()).isEqualTo(control + " " + (subject == null ? f.subject() : subject)));
            status.setRollbackOnly();
        });
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void erasingAPersonLeavesEverySealAndTheStoryWhole() throws SQLException {
        var names = house.getBean(PersonNames.class);
        var holds = house.getBean(LegalHolds.class);
        var hold = holds.set("person:" + worker, "a law suit");
        assertThatThrownBy(() -> names.erase(worker, "asked for it")).isInstanceOf(Refused.class).hasMessageContaining("a law suit");
        holds.lift(hold.id());
        new TransactionTemplate(house.getBean(PlatformTransactionManager.class)).executeWithoutResult(together -> {
            var people = house.getBean(People.class);
            assertThat(people.get(worker).name()).isNotEqualTo(worker);
            names.erase(worker, "asked for it");
            assertThat(people.get(worker).name()).isEqualTo(worker);
        });
        assertThat(firm.jdbc.sql("select name from app.person where code = ?").param(worker).query(String.class).single()).isEqualTo(worker);
        assertThat(firm.jdbc.sql("select count(*) from app.person_name where person = ? and name is null and salt is null").param(worker).query(Integer.class).single()).isEqualTo(1);
        house.getBean(Seals.class).checkpoint();
        try (var connection = house.getBean(DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            assertThat(new JournalVerifier(connection).verify(null, house.getBean(Seals.class).publicKey()).damage()).isEmpty();
            connection.rollback();
        }
        var story = house.getBean(Stories.class).of(number, Locale.UK);
        assertThat(story.lines().get(0).items()).hasSize(5).allSatisfy(i -> assertThat(i.person()).isEqualTo(worker));
        assertThat(story.people().get(worker)).isEqualTo(worker);
        assertThat(firm.jdbc.sql("select count(*) from app.journal_entry where facts::text like '%Worker ' || ? || '%'").param(worker).query(Integer.class).single()).isZero();
    }

    @Test
    void leavesTheHouseAsAnObjectCentricLog() throws IOException {
        var out = new ByteArrayOutputStream();
        house.getBean(ObjectCentricLog.class).write(times.today().minusDays(60), times.today(), out);
        var log = new ObjectMapper().readTree(out.toByteArray());
        assertThat(OcelRules.problems(log)).isEmpty();
        for (var required : OcelRules.REQUIRED) {
            var without = log.deepCopy();
            OcelRules.remove(without, required);
            assertThat(OcelRules.problems(without)).as("without " + required).isNotEmpty();
        }
        var objects = new HashSet<>(log.at("/objects").findValuesAsText("id"));
        assertThat(log.at("/eventTypes").findValuesAsText("name")).contains("InvoiceIssued", "PaymentReceived");
        assertThat(log.at("/objectTypes")).hasSize(7);
        var related = new HashSet<String>();
        for (var event : log.at("/events")) event.at("/relationships").forEach(r -> related.add(r.at("/objectId").asText()));
        assertThat(objects).containsAll(related).contains("project:" + firm.billing.byNumber(number).projectCodes().get(0));
    }
}
