package io.throughline.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.ThroughlineTest;
import io.throughline.api.Refused;
import io.throughline.journal.Actor;
import io.throughline.mail.PostOffice;
import io.throughline.models.ModelSource;
import io.throughline.process.ApiDesk;
import io.throughline.process.ModelFiles;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A release's way through the doors: proposed, compared, approved by another, live, cases moved, taken back. Each test leaves what ships live. */
@ThroughlineTest
class ReleasesTests {
    private static final String MAIL = "processes/undelivered-mail.bpmn";
    @Autowired
    private Releases releases;
    @Autowired
    private ReleaseTable table;
    @Autowired
    private Migrations migrations;
    @Autowired
    private RunningModels running;
    @Autowired
    private FolderDrop folder;
    @Autowired
    private StartedWith started;
    @Autowired
    private ModelFiles shipped;
    @Autowired
    private Users users;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PostOffice office;
    @Autowired
    private TransactionTemplate transaction;
    @LocalServerPort
    private int port;
    private ApiDesk analyst;
    private ApiDesk second;
    private long before;

    @BeforeEach
    void twoAnalysts() {
        var mark = UUID.randomUUID().toString().substring(0, 6);
        analyst = ApiDesk.of(users, port, "an" + mark, null, Role.ANALYST);
        second = ApiDesk.of(users, port, "ao" + mark, null, Role.ANALYST);
        before = table.live().orElseThrow().id();
    }

    @AfterEach
    void whatShipsIsLiveAgain() {
        if (table.live().orElseThrow().id() != before) Actor.as("somebody", () -> releases.rollBack(table.live().orElseThrow().id(), "end of the test"));
    }

    @Test
    void goesLiveOnceASecondPersonApproved() {
        var draft = analyst.post("/models", Map.of("name", "Another word", "note", "clearer", "files", Map.of("undelivered-mail.bpmn", renamed("Look after letter", "Look after the letter"))));
        assertThat(draft.code()).as("%s", draft.body()).isEqualTo(201);
        long id = draft.body().get("id").asLong();
        assertThat(draft.body().get("state").asText()).isEqualTo("DRAFT");
        assertThat(draft.body().get("files")).extracting(JsonNode::asText).containsExactly(MAIL);
        var change = analyst.get("/models/" + id + "/diff").body().get("files").get(0).get("changes").get(0);
        assertThat(change.get("sentence").asText()).isEqualTo("The task of a person \"Look after the letter\": name was \"Look after letter\" and is now \"Look after the letter\".");

        assertThat(analyst.post("/models/" + id + "/release").code()).isEqualTo(409);
        assertThat(analyst.post("/models/" + id + "/approve").body().get("detail").asText()).startsWith("A second person approves");
        assertThat(second.post("/models/" + id + "/approve", Map.of("comment", "fine")).code()).isEqualTo(200);
        int version = latest();
        var live = analyst.post("/models/" + id + "/release", Map.of("cases", "new"));
        assertThat(live.code()).as("%s", live.body()).isEqualTo(200);
        assertThat(live.body().at("/release/state").asText()).isEqualTo("LIVE");
        assertThat(latest()).isEqualTo(version + 1);
        assertThat(repository.createProcessDefinitionQuery().processDefinitionKeyIn("completeness", "morning-digest", "closing-day").latestVersion().active().count()).as("awake, where what is done each day rests").isZero();
        assertThat(repository.getBpmnModelInstance(definition()).getModelElementById("lookAfterLetter").getAttributeValue("name")).isEqualTo("Look after the letter");

        var back = analyst.post("/models/" + id + "/roll-back", Map.of("reason", "we liked the other word"));
        assertThat(back.body().at("/release/id").asLong()).isEqualTo(before);
        assertThat(repository.getBpmnModelInstance(definition()).getModelElementById("lookAfterLetter").getAttributeValue("name")).isEqualTo("Look after letter");
        assertThat(jdbc.sql("select event from app.journal_entry where subject = ? order by id").param("release:" + id).query(String.class).list())
                .containsExactly("ModelsProposed", "ReleaseApproved", "ReleaseWentLive", "ReleaseTakenBack");
    }

    @Test
    void refusesWhatDoesNotPassAndKeepsNothing() {
        long kept = table.count();
        var answer = analyst.post("/models", Map.of("files", Map.of("processes/invoicing.bpmn",
                text("processes/invoicing.bpmn").replace("sourceRef=\"large\" targetRef=\"reviewInvoice\"", "sourceRef=\"large\" targetRef=\"issueInvoice\""))));
        assertThat(answer.code()).isEqualTo(400);
        assertThat(answer.body().get("errors")).anySatisfy(e -> {
            assertThat(e.get("field").asText()).isEqualTo("processes/invoicing.bpmn:issueInvoice");
            assertThat(e.get("message").asText()).contains("No invoice is issued without a review");
        });
        assertThat(analyst.post("/models", Map.of("files", Map.of("run.sh", "x"))).code()).isEqualTo(400);
        assertThat(analyst.post("/models", Map.of("files", Map.of(MAIL, text(MAIL)))).body().get("detail").asText()).contains("change nothing");
        assertThat(table.count()).isEqualTo(kept);
    }

    @Test
    void aReleaseThatTheEngineRefusesChangesNothing() {
        var twin = text(MAIL).replace("id=\"undelivered-mail\"", "id=\"undelivered-mail-twin\"").replace("bpmnElement=\"undelivered-mail\"", "bpmnElement=\"undelivered-mail-twin\"");
        long id = proposed(Map.of("processes/fresh.form", "{}".getBytes(UTF_8)), twin);
        int version = latest();
        assertThatThrownBy(() -> Actor.as("somebody", () -> releases.release(id))).isInstanceOf(Refused.class).hasMessageContaining("does not pass the check");
        assertThat(latest()).isEqualTo(version);
        assertThat(table.get(id).state()).isEqualTo(ModelRelease.State.APPROVED);
        assertThat(table.live().orElseThrow().id()).isEqualTo(before);
    }

    /** Written past the check, as if the rules had become stricter since. */
    private long proposed(Map<String, byte[]> more, String twin) {
        var files = ReleaseFiles.laidOver(table.files(before), Map.of("processes/undelivered-mail-twin.bpmn", twin.getBytes(UTF_8)));
        long id = table.add("Twin", "", ModelRelease.Source.UPLOAD, before, ReleaseFiles.hash(files), "[]", java.time.Instant.now(), "an", files);
        table.approved(id, java.time.Instant.now(), "other");
        return id;
    }

    @Test
    void movesRunningCasesAsForeseen() {
        var stay = start("BOUNCED");
        var move = start("FAILED");
        var files = Map.of(MAIL, renamed("Look after letter", "Look after the letter").replace("id=\"fixAddress\"", "id=\"mendAddress\"").replace("\"fixAddress\"", "\"mendAddress\"").replace(">fixAddress", ">mendAddress"));
        long id = analyst.post("/models", Map.of("name", "Move", "files", files)).body().get("id").asLong();
        second.post("/models/" + id + "/approve");
        assertThat(analyst.post("/models/" + id + "/release").code()).isEqualTo(200);

        var foreseen = analyst.get("/models/" + id + "/migrate").body();
        assertThat(of(foreseen, move).get("can").asBoolean()).isTrue();
        assertThat(of(foreseen, stay).get("can").asBoolean()).isFalse();
        assertThat(of(foreseen, stay).get("why").asText()).contains("It stands at \"fixAddress\"").contains("say in the plan where it goes on");

        var done = analyst.post("/models/" + id + "/migrate").body();
        assertThat(done.get("predicted").asInt()).isEqualTo(done.get("moved").asInt()).isEqualTo(foreseen.get("predicted").asInt());
        assertThat(definitionOf(move)).isEqualTo(definition());
        assertThat(definitionOf(stay)).isNotEqualTo(definition());
        assertThat(running.versions()).filteredOn(v -> v.process().equals("undelivered-mail")).extracting(RunningModels.Version::takesNewCases).contains(true, false);

        var adjusted = analyst.post("/models/" + id + "/migrate", Map.of("plan", Map.of("undelivered-mail", Map.of("fixAddress", "mendAddress")))).body();
        assertThat(of(adjusted, stay).get("moved").asBoolean()).isTrue();
        assertThat(definitionOf(stay)).isEqualTo(definition());
        assertThat(tasks.createTaskQuery().processInstanceId(stay).singleResult().getTaskDefinitionKey()).isEqualTo("mendAddress");
        runtime.deleteProcessInstance(stay, "end of the test");
        runtime.deleteProcessInstance(move, "end of the test");
    }

    @Test
    void proposesWhatIsDroppedBesideTheApplicationOnce(@TempDir Path dropped) throws Exception {
        Files.createDirectories(dropped.resolve("processes"));
        Files.writeString(dropped.resolve(MAIL), renamed("Look after letter", "Look after this letter " + UUID.randomUUID()));
        var id = folder.look(dropped);
        assertThat(table.get(id).source()).isEqualTo(ModelRelease.Source.FOLDER);
        assertThat(folder.look(dropped)).isNull();
        assertThat(second.post("/models/" + id + "/approve").code()).isEqualTo(200);
        assertThat(second.post("/models/" + id + "/release").body().get("detail").asText()).startsWith("A second person releases it");
        assertThat(second.post("/models/" + id + "/discard").code()).isEqualTo(200);
        Files.writeString(dropped.resolve(MAIL), text(MAIL).replace("${settleLetter}", "${settleNothing" + UUID.randomUUID().toString().substring(0, 6) + "}"));
        assertThat(folder.look(dropped)).isNull();
        assertThat(folder.refused()).contains("settleLetter");
        Files.writeString(dropped.resolve(MAIL), text(MAIL));
        folder.look(dropped);
        assertThat(folder.refused()).isNull();
    }

    @Test
    void aNewlyShippedVersionIsADraftBesideTheFirmsOwn() {
        long id = analyst.post("/models", Map.of("files", Map.of(MAIL, renamed("Fix address", "Mend address")))).body().get("id").asLong();
        second.post("/models/" + id + "/approve");
        analyst.post("/models/" + id + "/release");
        var marker = "Letter settled " + UUID.randomUUID();
        var now = changed("processes/week-reminder.bpmn", "name=\"Week settled\"", "name=\"" + marker + "\"");
        assertThat(started.letsIn(now)).isFalse();
        assertThat(started.letsIn(now)).isFalse();
        assertThat(table.live().orElseThrow().id()).isEqualTo(id);
        var drafts = table.page(0, 50).stream().filter(r -> r.source() == ModelRelease.Source.SHIPPED && r.state() == ModelRelease.State.DRAFT && Long.valueOf(id).equals(r.basedOn())).toList();
        assertThat(drafts).hasSize(1);
        var files = table.files(drafts.get(0).id());
        assertThat(content(files, "processes/week-reminder.bpmn")).contains(marker);
        assertThat(content(files, MAIL)).contains("Mend address");
        var diff = analyst.get("/models/" + drafts.get(0).id() + "/diff").body();
        assertThat(diff.get("yours").toString()).contains("Mend address");
        assertThat(diff.get("conflicts")).isEmpty();
        Actor.as("somebody", () -> releases.discard(drafts.get(0).id(), "test"));
    }

    private String start(String state) {
        var key = "mail/" + UUID.randomUUID();
        long mail = Actor.as("somebody", () -> transaction.execute(s -> office.post(new PostOffice.Letter(key, "x@client.example", "A letter", "Text", "firm:1", List.of()))));
        return runtime.createMessageCorrelation("MailUndelivered").processInstanceBusinessKey(key)
                .setVariables(Map.of("mailId", mail, "state", state, "email", "x@client.example")).correlateStartMessage().getId();
    }

    private static JsonNode of(JsonNode report, String instance) {
        for (var c : report.get("cases")) if (c.get("instanceId").asText().equals(instance)) return c;
        throw new AssertionError(report);
    }

    private int latest() {
        return repository.createProcessDefinitionQuery().processDefinitionKey("undelivered-mail").latestVersion().singleResult().getVersion();
    }

    private String definition() {
        return repository.createProcessDefinitionQuery().processDefinitionKey("undelivered-mail").latestVersion().singleResult().getId();
    }

    private String definitionOf(String instance) {
        return runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult().getProcessDefinitionId();
    }

    private String renamed(String from, String to) {
        return text(MAIL).replace("name=\"" + from + "\"", "name=\"" + to + "\"");
    }

    private List<ModelSource> changed(String file, String from, String to) {
        return ReleaseFiles.laidOver(shipped.sources(), Map.of(file, text(file).replace(from, to).getBytes(UTF_8)));
    }

    private String text(String file) {
        return content(shipped.sources(), file);
    }

    private static String content(List<ModelSource> files, String name) {
        return files.stream().filter(f -> f.name().equals(name)).map(f -> new String(f.content(), UTF_8)).findFirst().orElseThrow();
    }
}
