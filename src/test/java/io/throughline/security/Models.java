package io.throughline.security;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** Small models for attacks. */
final class Models {

    private Models() {}

    /** start → a gateway whose condition is the expression → end, or → end. */
    static BpmnModelInstance withExpression(String id, String expression) {
        return Bpmn.createExecutableProcess(id).camundaHistoryTimeToLiveString("P1D")
                .startEvent().exclusiveGateway("asked")
                .condition("yes", expression).endEvent("yesEnd")
                .moveToNode("asked").endEvent("noEnd").done();
    }

    static BpmnModelInstance withStep(String id, String delegate) {
        return Bpmn.createExecutableProcess(id).camundaHistoryTimeToLiveString("P1D")
                .startEvent().serviceTask("call").camundaDelegateExpression(delegate).userTask("wait").endEvent().done();
    }

    /** A user task with a form, then a step in the same transaction. */
    static BpmnModelInstance withForm(String id, String assignee, String group) {
        var task = Bpmn.createExecutableProcess(id).camundaHistoryTimeToLiveString("P1D").startEvent()
                .userTask("decide").name("Decide").camundaFormRef(id).camundaFormRefBinding("deployment");
        if (assignee != null) task.camundaAssignee(assignee);
        if (group != null) task.camundaCandidateGroups(group);
        return task.serviceTask("refuse").camundaDelegateExpression("${refuseIt}").camundaAsyncAfter().endEvent().done();
    }

    static String form(String id) {
        return """
                {"id": "%s", "type": "default", "schemaVersion": 16, "components": [
                  {"type": "text", "text": "What do you say?"},
                  {"type": "group", "components": [{"type": "textfield", "key": "answer", "label": "Answer"}]},
                  {"type": "textfield", "key": "shown", "label": "Shown", "disabled": true}]}""".formatted(id);
    }
}
