package io.throughline.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.journal.Actor;
import io.throughline.mail.PostOffice;
import io.throughline.process.ModelFiles;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A thousand running cases move to a new release: as many as were foreseen, in a batch that survives being broken off; and back again without losing one. */
@ThroughlineTest
@Tag("long")
class ThousandCasesTests {
    private static final String MAIL = "processes/undelivered-mail.bpmn";
    private static final String MARK = "thousand/" + UUID.randomUUID() + "/";
    private static final int ALL = 1000;
    private static final int STAY = 100;
    @Autowired Releases releases;
    @Autowired ReleaseTable table;
    @Autowired Migrations migrations;
    @Autowired MigrationTable written;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired HistoryService history;
    @Autowired TaskService tasks;
    @Autowired PostOffice office;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    @Test
    void moveAsForeseenGoOnAfterABreakAndComeBack() throws InterruptedException {
        long before = table.live().orElseThrow().id();
        start();
        // Cases at "Fix address" have no such place in the new model.
        long id = live(text().replace("name=\"Look after letter\"", "name=\"Look after the letter\"").replace("id=\"fixAddress\"", "id=\"mendAddress\"").replace("\"fixAddress\"", "\"mendAddress\"")
                .replace(">fixAddress", ">mendAddress"));
        var foreseen = migrations.foresee(id, Map.of());
        assertThat(mine(foreseen.cases())).hasSize(ALL);
        assertThat(mine(foreseen.cases())).filteredOn(c -> !c.can()).hasSize(STAY).allSatisfy(c -> assertThat(c.why()).contains("It stands at \"fixAddress\""));

        var batch = new Thread(() -> Actor.as("one", () -> migrations.migrate(id, Map.of())));
        batch.start();
        while (migrations.progress(id).map(p -> p.moved() < 200).orElse(true)) Thread.sleep(20);
        migrations.stop();
        batch.join();
        var broken = migrations.progress(id).orElseThrow();
        assertThat(broken.state()).isEqualTo("RUNNING");
        assertThat(broken.moved()).isBetween(200, broken.predicted() - 1);
        assertThat(moved()).as("what is written and what is moved are one").isEqualTo(mine(movedBy(broken.id())).size()).isPositive();
        assertThat(standing()).isEqualTo(ALL);

        migrations.finishWhatWasLeft();
        var done = migrations.progress(id).orElseThrow();
        assertThat(done.state()).isEqualTo("DONE");
        assertThat(done.moved()).isEqualTo(done.predicted()).isEqualTo(foreseen.predicted());
        assertThat(moved()).isEqualTo(ALL - STAY);
        assertThat(standing()).isEqualTo(ALL);
        assertThat(jdbc.sql("select count(*) from app.journal_entry where event = 'CasesMigrated' and subject = ?").param("release:" + id).query(Integer.class).single()).isEqualTo(1);

        Actor.as("two", () -> releases.rollBack(id, "we liked the other word"));
        var back = Actor.as("two", () -> migrations.migrate(before, Map.of()));
        assertThat(back.moved()).isEqualTo(back.predicted());
        assertThat(moved()).isEqualTo(ALL);
        assertThat(standing()).isEqualTo(ALL);
    }

    private void start() {
        long mail = Actor.as("somebody", () -> transaction.execute(s -> office.post(new PostOffice.Letter(MARK, "x@client.example", "A letter", "Text", "firm:1", List.of()))));
        for (int i = 0; i < ALL; i += 100) {
            int from = i;
            transaction.executeWithoutResult(s -> {
                for (int n = from; n < from + 100; n++) {
                    runtime.createMessageCorrelation("MailUndelivered").processInstanceBusinessKey(MARK + n)
                            .setVariables(Map.of("mailId", mail, "state", n < STAY ? "BOUNCED" : "FAILED", "email", "x@client.example")).correlateStartMessage();
                }
            });
        }
    }

    private long live(String model) {
        long id = Actor.as("one", () -> releases.propose("Move", "", Map.of(MAIL, model.getBytes(UTF_8)), ModelRelease.Source.UPLOAD)).id();
        Actor.as("two", () -> releases.approve(id, ""));
        Actor.as("one", () -> releases.release(id));
        return id;
    }

    @AfterEach
    void endThem() {
        var left = history.createHistoricProcessInstanceQuery().unfinished().processInstanceBusinessKeyLike(MARK + "%").list().stream().map(HistoricProcessInstance::getId).toList();
        runtime.deleteProcessInstances(left, "end of the test", true, false);
    }

    private List<MigrationTable.MigratedCase> movedBy(long migration) {
        return written.cases(migration).stream().filter(c -> Boolean.TRUE.equals(c.moved())).toList();
    }

    /** Other tests have left cases of their own. */
    private List<MigrationTable.MigratedCase> mine(List<MigrationTable.MigratedCase> cases) {
        return cases.stream().filter(c -> c.businessKey() != null && c.businessKey().startsWith(MARK)).toList();
    }

    /** By the latest model. */
    private int moved() {
        var latest = repository.createProcessDefinitionQuery().processDefinitionKey("undelivered-mail").latestVersion().singleResult().getId();
        return (int) runtime.createProcessInstanceQuery().processDefinitionId(latest).processInstanceBusinessKeyLike(MARK + "%").count();
    }

    /** Each with its one open task, whose model is the case's. */
    private int standing() {
        return jdbc.sql("""
                select count(*) from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                where e.business_key_ like ? and t.proc_def_id_ = e.proc_def_id_""").param(MARK + "%").query(Integer.class).single();
    }

    private static String text() {
        return ModelFiles.shipped().stream().filter(f -> f.name().equals(MAIL)).map(f -> new String(f.content(), UTF_8)).findFirst().orElseThrow();
    }
}
