package io.throughline.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.security.Visitors.Answer;
import io.throughline.security.engine.GroupRights;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasks in the task list: one's own, with the form's answers, and nothing else. */
@AtTheGate
class TaskDoorTests {
    private static final String WEB = "/camunda/api/engine/engine/default/task/";
    @Autowired Visitors visitors;
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    private String deployment;
    private String assigned;
    private String offered;

    @BeforeEach
    void twoTasks() {
        deployment = EngineHands.allowed(() -> repository.createDeployment()
                .addModelInstance("hers.bpmn", Models.withForm("hers", visitors.of(Role.MANAGER), null)).addString("hers.form", Models.form("hers"))
                .addModelInstance("theirs.bpmn", Models.withForm("theirs", null, "finance")).addString("theirs.form", Models.form("theirs"))
                .deploy()).getId();
        assigned = start("hers");
        offered = start("theirs");
    }

    private String start(String key) {
        return tasks.createTaskQuery().processInstanceId(runtime.startProcessInstanceByKey(key, Map.of("sheet", 7)).getId()).singleResult().getId();
    }

    @AfterEach
    void away() {
        EngineHands.allowed(() -> repository.deleteDeployment(deployment, true));
    }

    private Answer submit(Role role, String task, Map<String, Object> variables) {
        return visitors.browser(role).ask("POST", WEB + task + "/submit-form", Map.of("variables", variables));
    }

    private static Map<String, Object> answer(Object value) {
        return Map.of("answer", Map.of("value", value));
    }

    @Test
    void showsAndGivesATaskToItsPersonOnly() {
        for (var role : Role.values()) {
            if (role == Role.WORKER) continue;
            boolean hers = role == Role.MANAGER, watcher = GroupRights.WATCHERS.contains(role);
            assertThat(visitors.browser(role).get(WEB + assigned).status()).as(role.name()).isEqualTo(hers || watcher ? 200 : 404);
            if (!hers) assertThat(submit(role, assigned, answer("yes")).status()).as(role.name()).isEqualTo(403);
        }
        assertThat(submit(Role.MANAGER, assigned, answer("yes")).status()).isEqualTo(204);
    }

    @Test
    void takesNothingThatTheFormDidNotAsk() {
        for (var foreign : new Object[] {Map.of("sheet", Map.of("value", 8)), Map.of("shown", Map.of("value", "x")),
                Map.of("answer", Map.of("value", "yes"), "view", Map.of("value", "{}", "type", "Json"))}) {
            @SuppressWarnings("unchecked") var refused = submit(Role.MANAGER, assigned, (Map<String, Object>) foreign);
            assertThat(refused.status()).as(foreign + refused.body()).isEqualTo(400);
        }
        var complete = visitors.browser(Role.MANAGER).ask("POST", WEB + assigned + "/complete", Map.of("variables", Map.of("sheet", Map.of("value", 8))));
        assertThat(complete.status()).isEqualTo(400);
        assertThat(tasks.getVariable(assigned, "sheet")).isEqualTo(7);
    }

    @Test
    void takesNoObjectsAndFilesForAnswers() {
        var object = Map.<String, Object>of("value", "{}", "type", "Object", "valueInfo", Map.of("objectTypeName", "java.util.HashMap", "serializationDataFormat", "application/json"));
        var java = Map.<String, Object>of("value", "rO0ABXA=", "type", "Object", "valueInfo", Map.of("objectTypeName", "x", "serializationDataFormat", "application/x-java-serialized-object"));
        var file = Map.<String, Object>of("value", "QQ==", "type", "File", "valueInfo", Map.of("filename", "a.html", "mimetype", "text/html"));
        for (var value : new Object[] {object, java, file}) {
            assertThat(submit(Role.MANAGER, assigned, Map.of("answer", value)).status()).as(value.toString()).isEqualTo(400);
        }
        assertThat(tasks.createTaskQuery().taskId(assigned).count()).isEqualTo(1);
    }

    @Test
    void tellsThePersonWhyAStepRefusesAndLeavesTheTaskOpen() {
        var refused = submit(Role.MANAGER, assigned, answer("mine"));
        assertThat(refused.status()).isGreaterThanOrEqualTo(400);
        assertThat(refused.body()).contains("Nobody approves their own lines.").doesNotContain("at io.throughline");
        assertThat(tasks.createTaskQuery().taskId(assigned).count()).isEqualTo(1);
    }

    @Test
    void isClaimedByItsGroupOnlyAndNeverLosesItsLastReader() {
        assertThat(visitors.browser(Role.CONSULTANT).ask("POST", WEB + offered + "/claim", Map.of("userId", visitors.of(Role.CONSULTANT))).status()).isEqualTo(403);
        assertThat(visitors.browser(Role.FINANCE).ask("POST", WEB + offered + "/claim", Map.of("userId", visitors.of(Role.FINANCE))).status()).isEqualTo(204);
        assertThat(visitors.browser(Role.FINANCE).ask("POST", WEB + offered + "/unclaim", null).status()).isEqualTo(204);
        assertThat(visitors.browser(Role.MANAGER).ask("POST", WEB + assigned + "/unclaim", null).status()).isEqualTo(400);
        assertThat(tasks.createTaskQuery().taskId(assigned).singleResult().getAssignee()).isEqualTo(visitors.of(Role.MANAGER));
    }

    @Test
    void isClaimedForOneselfOnly() {
        var forAnother = visitors.browser(Role.FINANCE).ask("POST", WEB + offered + "/claim", Map.of("userId", visitors.of(Role.CONSULTANT)));
        assertThat(forAnother.status()).as(forAnother.body()).isIn(400, 403);
        assertThat(tasks.createTaskQuery().taskId(offered).singleResult().getAssignee()).isNull();
    }

    @Test
    void isNoLongerTheirsFromWhomItWasTaken() {
        tasks.setAssignee(assigned, visitors.of(Role.DIRECTOR));
        assertThat(submit(Role.MANAGER, assigned, answer("yes")).status()).isEqualTo(403);
        assertThat(submit(Role.DIRECTOR, assigned, answer("yes")).status()).isEqualTo(204);
    }
}
