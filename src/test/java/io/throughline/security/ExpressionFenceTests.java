package io.throughline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.security.Temptations.Vault;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What expressions of a deployed model can reach, on the engine as Spring Boot configures it. */
@AtTheGate
class ExpressionFenceTests {
    @Autowired RepositoryService repository;
    @Autowired RuntimeService runtime;
    @Autowired Vault vault;

    @AfterEach
    void nobodyOpenedTheVault() {
        assertThat(vault.opened).hasValue(0);
    }

    private void run(BpmnModelInstance model, Map<String, Object> variables) {
        var deployed = EngineHands.allowed(() -> repository.createDeployment().addModelInstance("m.bpmn", model).deploy());
        try {
            runtime.startProcessInstanceByKey(repository.createProcessDefinitionQuery().deploymentId(deployed.getId()).singleResult().getKey(), variables);
        } finally {
            EngineHands.allowed(() -> repository.deleteDeployment(deployed.getId(), true));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "${vault.open() == 'gold'}", "${vault.gold == 'gold'}", "${vault == null}", "${name.length() > 1}", "${name.class != null}", "${name.bytes != null}",
            "${execution != null}", "${execution.id != null}", "${execution.processEngineServices != null}", "${task != null}", "${authenticatedUserId == null}",
            "${variableContext != null}", "${externalTask != null}", "${noteThis.class != null}", "${name['class'] != null}", "${''.class.forName('java.lang.Runtime') != null}",
            "${now() != null}", "${dateTime() != null}", "${currentUser() == null}", "${currentUserGroups() == null}", "${list.size() > 0}", "${list.class != null}",
            "${map.entrySet() != null}", "${true.class != null}", "${applicationContext != null}", "${environment != null}", "${dataSource != null}", "#{vault.open() == 'gold'}",
            "${object == 1}"})
    void refuses(String expression) {
        assertThatThrownBy(() -> run(Models.withExpression("nasty", expression), variables())).as(expression).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "${true}", "${name == 'Anna'}", "${amount > 100 and amount <= 1000}", "${empty nothing}", "${map.state == 'open'}", "${map['state'] == 'open'}",
            "${list[1] == 'b'}", "${not (name == 'Bert') ? true : false}", "#{amount * 2 == 1000}"})
    void understands(String expression) {
        run(Models.withExpression("plain", expression), variables());
    }

    private static Map<String, Object> variables() {
        return Variables.createVariables().putValue("name", "Anna").putValue("amount", 500).putValue("nothing", null)
                .putValueTyped("map", Variables.untypedValue(Map.of("state", "open"), true))
                .putValueTyped("list", Variables.untypedValue(List.of("a", "b"), true))
                .putValueTyped("object", Variables.untypedValue(new StringBuilder("1"), true));
    }

    @Test
    void countsRunsOfAStep() {
        var many = Bpmn.createExecutableProcess("many").camundaHistoryTimeToLiveString("P1D").startEvent()
                .serviceTask("step").camundaDelegateExpression("${noteThis}")
                .multiInstance().sequential().camundaCollection("${list}").camundaElementVariable("one").completionCondition("${nrOfCompletedInstances >= 2 or loopCounter > 5}").multiInstanceDone()
                .exclusiveGateway("asked").condition("yes", "${noted == 'again'}").endEvent().moveToNode("asked").endEvent().done();
        run(many, variables());
    }

    @ParameterizedTest
    @ValueSource(strings = {"${vault}", "${name}", "${refuseIt.execute(execution)}", "${nowhere}", "${vaultController}"})
    void callsOnlySteps(String delegate) {
        assertThatThrownBy(() -> run(Models.withStep("step", delegate), variables())).as(delegate).isNotNull();
    }

    @Test
    void letsNoVariableTakeTheNameOfAStep() {
        run(Models.withStep("step", "${noteThis}"), Map.of("noteThis", "me instead"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"juel", "javascript", "groovy", "python"})
    void runsNoScripts(String language) {
        var script = Bpmn.createExecutableProcess("script").camundaHistoryTimeToLiveString("P1D").startEvent()
                .scriptTask("s").scriptFormat(language).scriptText("1 + 1").endEvent().done();
        assertThatThrownBy(() -> run(script, variables())).hasMessageContaining("switched off");
    }
}
