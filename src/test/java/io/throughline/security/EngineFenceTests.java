package io.throughline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.security.Temptations.Vault;
import io.throughline.security.engine.GroupRights;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Attacks on the engine over HTTP, by everybody who may come in. */
@AtTheGate
class EngineFenceTests {
    private static final String WEB = "/camunda/api/engine/engine/default";
    private static final String SPELL = "${vault.open()}";
    @Autowired Visitors visitors;
    @Autowired Vault vault;
    @Autowired TaskService tasks;
    @Autowired FilterService filters;
    @Autowired RepositoryService repository;
    @Autowired JdbcTemplate jdbc;

    @AfterEach
    void nobodyOpenedTheVault() {
        assertThat(vault.opened).hasValue(0);
    }

    @ParameterizedTest
    @MethodSource("io.throughline.security.Visitors#everybody")
    void refusesTaskQueriesWithExpressionsAtEveryLevel(Role role) {
        var queries = List.of(
                Map.of("assigneeExpression", SPELL),
                Map.of("orQueries", List.of(Map.of("assigneeExpression", SPELL))),
                Map.of("orQueries", List.of(Map.of("name", "x"), Map.of("createdBeforeExpression", SPELL, "name", "y"))),
                Map.of("candidateGroupsExpression", SPELL, "orQueries", List.of(Map.of("dueBeforeExpression", "${now()}"))));
        for (var query : queries) {
            for (var path : List.of("/task", "/task/count")) {
                assertThat(visitors.as(role, "POST", "/engine-rest" + path, query).status()).as("%s %s %s", role, path, query).isIn(400, 403);
                if (role == Role.WORKER) continue;
                var refused = visitors.browser(role).ask("POST", WEB + path, query);
                assertThat(refused.status()).as("%s %s %s", role, path, query).isEqualTo(400);
                assertThat(refused.body()).contains("refused");
            }
        }
        assertThat(visitors.as(role, "GET", "/engine-rest/task?assigneeExpression=%24%7Bvault.open()%7D", null).status()).isIn(400, 403);
    }

    @ParameterizedTest
    @MethodSource("io.throughline.security.Visitors#staff")
    void refusesFiltersWithExpressionsWhenMadeChangedAndRun(Role role) {
        var browser = visitors.browser(role);
        var nasty = Map.of("assigneeExpression", SPELL);
        var nested = Map.of("orQueries", List.of(Map.of("assigneeExpression", SPELL)));
        for (var query : List.of(nasty, nested)) {
            assertThat(browser.ask("POST", WEB + "/filter/create", filter(role, query)).status()).isEqualTo(400);
        }
        var made = browser.ask("POST", WEB + "/filter/create", filter(role, Map.of("name", "x")));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        var id = made.json().path("id").asText();
        assertThat(browser.ask("GET", WEB + "/filter/" + id + "/count", null).status()).isEqualTo(200);
        for (var query : List.of(nasty, nested)) {
            assertThat(browser.ask("PUT", WEB + "/filter/" + id, filter(role, query)).status()).isEqualTo(400);
            for (var run : List.of("list", "count", "singleResult")) {
                assertThat(browser.ask("POST", WEB + "/filter/" + id + "/" + run, query).status()).as(run).isEqualTo(400);
            }
        }
        assertThat(browser.ask("DELETE", WEB + "/filter/" + id, null).status()).isEqualTo(204);
    }

    private Map<String, Object> filter(Role role, Object query) {
        return Map.of("resourceType", "Task", "name", "mine", "owner", visitors.of(role), "query", query, "properties", Map.of());
    }

    /** As if it had been stored by an older version or by hand. */
    @Test
    void neverRunsAFilterThatIsStoredWithAnExpression() {
        var filter = filters.saveFilter(filters.newTaskFilter("old one").setQuery(tasks.createTaskQuery().taskName("x")));
        jdbc.update("update act_ru_filter set query_ = ? where id_ = ?",
                "{\"orQueries\":[{\"assigneeExpression\":\"${1 + 1}\"}]}", filter.getId());
        assertThatThrownBy(() -> filters.list(filter.getId())).hasStackTraceContaining("in running processes only");
        filters.deleteFilter(filter.getId());
    }

    @Test
    void refusesExpressionsOfOurOwnCodeToo() {
        var query = (TaskQueryImpl) tasks.createTaskQuery().or().taskName("a").endOr();
        query.getQueries().get(1).addExpression("taskAssignee", SPELL);
        assertThatThrownBy(query::list).isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> tasks.createTaskQuery().taskAssigneeExpression("${1+1}").count()).isInstanceOf(BadUserRequestException.class);
    }

    @ParameterizedTest
    @MethodSource("io.throughline.security.Visitors#everybody")
    void neverSetsUpAnAdministratorFromOutside(Role role) {
        var user = Map.of("profile", Map.of("id", "mallory", "firstName", "M", "lastName", "M"), "credentials", Map.of("password", "mallory-1"));
        var stranger = visitors.stranger();
        assertThat(stranger.get("/camunda/app/admin/default/setup/").status()).isIn(302, 403);
        assertThat(stranger.ask("POST", "/camunda/api/admin/setup/default/user/create", user).status()).isIn(401, 403);
        assertThat(stranger.ask("POST", WEB + "/user/create", user).status()).isIn(401, 403);
        if (role != Role.WORKER) {
            var browser = visitors.browser(role);
            assertThat(browser.get("/camunda/app/admin/default/setup/").status()).isEqualTo(403);
            assertThat(browser.get("/camunda/app/admin/default/").status()).isEqualTo(403);
            assertThat(browser.ask("POST", "/camunda/api/admin/setup/default/user/create", user).status()).isEqualTo(403);
            assertThat(browser.ask("POST", "/camunda/api/admin/auth/user/default/login/admin", null).status()).isEqualTo(403);
        }
        assertThat(visitors.as(role, "POST", "/engine-rest/user/create", user).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("io.throughline.security.Visitors#everybody")
    void keepsHandsOffTheEngine(Role role) {
        for (var attack : List.of("POST /deployment/create", "DELETE /deployment/x", "POST /deployment/x/redeploy", "POST /migration/execute", "POST /migration/executeAsync",
                "POST /modification/execute", "POST /process-instance/x/modification", "DELETE /process-instance/x", "POST /process-instance/delete",
                "PUT /process-instance/x/variables/outcome", "POST /process-instance/x/variables", "PUT /process-instance/x/suspended", "PUT /process-instance/suspended",
                "POST /process-definition/key/invoicing/start", "POST /process-definition/x/start", "POST /process-definition/x/submit-form", "PUT /process-definition/x/suspended",
                "DELETE /process-definition/x", "POST /process-definition/x/restart", "POST /message", "POST /signal", "POST /execution/x/signal",
                "PUT /job/x/retries", "POST /job/x/execute", "PUT /job/x/duedate", "PUT /external-task/x/retries", "POST /task/create", "PUT /task/x", "DELETE /task/x",
                "POST /task/x/assignee", "POST /task/x/delegate", "POST /task/x/resolve", "POST /task/x/variables", "PUT /task/x/variables/outcome", "POST /task/x/localVariables",
                "POST /task/x/identity-links", "POST /task/x/bpmnError", "POST /task/x/bpmnEscalation", "POST /user/create", "PUT /user/x/credentials", "PUT /group/finance/members/x",
                "POST /authorization/create", "DELETE /history/process-instance/x", "POST /history/cleanup", "PUT /batch/x/suspended", "POST /decision-definition/key/tax/evaluate",
                "POST /condition", "DELETE /metrics", "POST /telemetry/configuration")) {
            var method = attack.split(" ")[0];
            var path = attack.split(" ")[1];
            assertThat(visitors.as(role, method, "/engine-rest" + path, Map.of()).status()).as(attack).isEqualTo(403);
            assertThat(visitors.as(role, method, "/engine-rest/engine/default" + path, Map.of()).status()).as(attack).isEqualTo(403);
            if (role != Role.WORKER) assertThat(visitors.browser(role).ask(method, WEB + path, Map.of()).status()).as(attack).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @MethodSource("io.throughline.security.Visitors#everybody")
    void opensTheEngineOnlyToWorkersAndReaders(Role role) {
        var fetch = Map.of("workerId", "w", "maxTasks", 1, "topics", List.of());
        assertThat(visitors.as(role, "POST", "/engine-rest/external-task/fetchAndLock", fetch).status()).isEqualTo(role == Role.WORKER ? 200 : 403);
        assertThat(visitors.as(role, "GET", "/engine-rest/process-instance", null).status()).isEqualTo(GroupRights.WATCHERS.contains(role) ? 200 : 403);
        assertThat(visitors.as(role, "GET", "/engine-rest/history/task", null).status()).isEqualTo(GroupRights.WATCHERS.contains(role) ? 200 : 403);
        for (var trick : List.of("/engine-rest//process-instance", "/engine-rest/./process-instance", "/engine-rest/x/../process-instance", "/engine-rest/process-instance;x=1",
                "/engine-rest/%70rocess-instance", "//engine-rest/task", "/Engine-Rest/task")) {
            var answer = visitors.as(role, "DELETE", trick, null);
            assertThat(answer.status()).as(trick + answer.body()).isGreaterThanOrEqualTo(300);
        }
    }

    @Test
    void refusesDeploymentsToCodeThatDoesNotSaySo() {
        var model = Models.withExpression("free", "${amount}");
        assertThatThrownBy(() -> repository.createDeployment().addModelInstance("free.bpmn", model).deploy()).isInstanceOf(AuthorizationException.class);
        var deployed = EngineHands.allowed(() -> repository.createDeployment().addModelInstance("free.bpmn", model).deploy());
        assertThatThrownBy(() -> repository.deleteDeployment(deployed.getId(), true)).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> repository.deleteProcessDefinitions().byKey("free").delete()).isInstanceOf(AuthorizationException.class);
        EngineHands.allowed(() -> repository.deleteDeployment(deployed.getId(), true));
    }
}
