package io.throughline.models;

import static io.throughline.models.GoodRelease.MODEL;
import static io.throughline.models.GoodRelease.check;
import static io.throughline.models.GoodRelease.edited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenModelTests {
    private static final String STEP = "camunda:delegateExpression=\"${countDays}\"";
    private static final String RETRY = "<camunda:failedJobRetryTimeCycle>R3/PT10M</camunda:failedJobRetryTimeCycle>";
    private static final String CONDITION = "${length == 'hours' and not empty manager}";
    private static final String TASK = "<bpmn:userTask id=\"approveAbsence\" name=\"Approve absence\"";

    @Test
    void passesWhatIsInOrder() {
        assertThat(check(GoodRelease.files())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"dangerous", "expressions", "unknown", "unsound", "careless"})
    void refuses(String what, String from, String to, String element, String rule, String sentence) {
        assertThat(check(edited(MODEL, from, to)))
                .as(what).filteredOn(Finding::isError)
                .anySatisfy(f -> {
                    assertThat(f.rule()).isEqualTo(rule);
                    assertThat(f.element()).isEqualTo(element);
                    assertThat(f.message()).contains(sentence);
                    assertThat(f.file()).isEqualTo(MODEL);
                });
    }

    static Stream<Arguments> dangerous() {
        return Stream.of(
                arguments("an external entity", "<bpmn:definitions ", "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<bpmn:definitions ", "-", "doctype", "Remove the DOCTYPE"),
                arguments("entities that grow", "<bpmn:definitions ", "<!DOCTYPE d [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>\n<bpmn:definitions ", "-", "doctype", "Remove the DOCTYPE"),
                arguments("a script task", "<bpmn:serviceTask id=\"countDays\" name=\"Count days\" camunda:asyncBefore=\"true\" " + STEP, "<bpmn:scriptTask id=\"countDays\" scriptFormat=\"groovy\"></bpmn:scriptTask><bpmn:serviceTask id=\"x\" name=\"X\" " + STEP, "countDays", "script", "Replace the script by a step"),
                arguments("a script as input", RETRY, RETRY + "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"javascript\">1</camunda:script></camunda:inputParameter></camunda:inputOutput>", "countDays", "script", "Replace the script by a step"),
                arguments("a condition in a script language", "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">", "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">", "long_enterInBoard", "script", "conditions are ${…} expressions"),
                arguments("a condition from a file", "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">", "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" camunda:resource=\"deployment://x.groovy\">", "long_enterInBoard", "script", "Replace the script"),
                arguments("an execution listener", RETRY, RETRY + "<camunda:executionListener event=\"start\" delegateExpression=\"${countDays}\" />", "countDays", "listener", "Remove the listener"),
                arguments("a task listener", TASK, TASK + "/><bpmn:userTask id=\"b\"><bpmn:extensionElements><camunda:taskListener class=\"x.Y\" event=\"create\" /></bpmn:extensionElements></bpmn:userTask><bpmn:userTask id=\"c\"", "b", "listener", "Remove the listener"),
                arguments("a Java class", STEP, "camunda:class=\"java.lang.ProcessBuilder\"", "countDays", "java-class", "Name a step of the catalogue"),
                arguments("an expression instead of a step", STEP, "camunda:expression=\"${countDays}\"", "countDays", "expression-task", "Name a step of the catalogue"),
                arguments("a field injected", RETRY, RETRY + "<camunda:field name=\"x\" stringValue=\"y\" />", "countDays", "java-class", "Name a step"),
                arguments("a connector", RETRY, RETRY + "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>", "countDays", "connector", "outside work is an external task"),
                arguments("the old extension namespace", STEP, "xmlns:activiti=\"http://activiti.org/bpmn\" activiti:class=\"x.Y\"", "countDays", "java-class", "Name a step"),
                arguments("a shell task", STEP, "camunda:type=\"shell\"", "countDays", "unknown-topic", "outside work is of type \"external\""),
                arguments("a mail task", STEP, "camunda:type=\"mail\"", "countDays", "unknown-topic", "outside work is of type \"external\""),
                arguments("an import", "<bpmn:message ", "<bpmn:import importType=\"x\" location=\"http://elsewhere/x.wsdl\" namespace=\"x\" /><bpmn:message ", "absence-definitions", "import", "a model stands on its own"),
                arguments("another vendor's extension", RETRY, RETRY + "<zeebe:taskDefinition xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\" type=\"x\" />", "countDays", "unknown-element", "models may not contain it"),
                arguments("an extension that the engine knows and we do not", RETRY, RETRY + "<camunda:errorEventDefinition expression=\"${true}\" />", "countDays", "unknown-element", "models may not contain it"),
                arguments("an attribute that we do not know", TASK, TASK + " camunda:caseRef=\"x\"", "approveAbsence", "unknown-attribute", "camunda:caseRef"),
                arguments("a mapping class", "<bpmn:endEvent id=\"absenceVoid\"", "<bpmn:callActivity id=\"call\" name=\"Call\" calledElement=\"absence\" camunda:variableMappingClass=\"x.Y\" /><bpmn:endEvent id=\"absenceVoid\"", "call", "java-class", "Name a step"),
                arguments("a resource assignment", TASK, "<bpmn:userTask id=\"q\"><bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>user(${x})</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner></bpmn:userTask>" + TASK, "q", "unknown-element", "potentialOwner"),
                arguments("a form key", "camunda:formRef=\"approve-absence\"", "camunda:formKey=\"embedded:app:x.html\"", "approveAbsence", "form-kind", "Draw a Camunda Form"),
                arguments("a generated form", TASK, "<bpmn:userTask id=\"q\"><bpmn:extensionElements><camunda:formData><camunda:formField id=\"x\" type=\"string\" /></camunda:formData></bpmn:extensionElements></bpmn:userTask>" + TASK, "q", "form-kind", "Draw a Camunda Form"),
                arguments("anybody may start it", "camunda:isStartableInTasklist=\"false\"", "", "absence", "startable", "not startable in Tasklist"),
                arguments("a processing instruction", "<bpmn:message ", "<?xml-stylesheet href=\"http://elsewhere\"?><bpmn:message ", "absence-definitions", "unknown-element", "processing instruction"),
                arguments("a step in another namespace's clothes", "xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\"", "xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\" xmlns:q=\"http://elsewhere\" q:x=\"1\"", "absence-definitions", "unknown-attribute", "q:x"));
    }

    static Stream<Arguments> expressions() {
        return Stream.of(
                condition("a method call", "${invoice.delete()}", "nothing can be called"),
                condition("a call of a function", "${dateTime()}", "belongs to the engine"),
                condition("the engine's own object", "${execution.processEngine.runtimeService == null}", "belongs to the engine"),
                condition("a class", "${''.class.forName('java.lang.Runtime') == null}", "is not allowed there"),
                condition("a class by key", "${answer['class'] == null}", "not a key that a model may read"),
                condition("arithmetic", "${days + 1 == 3}", "models do not calculate"),
                condition("an assignment", "${days = 3}", "nothing is set in an expression"),
                condition("a late expression", "#{length == 'hours'}", "write ${…}"),
                condition("a half expression", "${length == }", "something is missing"),
                condition("no end", "${length == 'hours'", "it ends too early"),
                condition("a list built in place", "${[1,2].size() == 2}", "is not allowed there"),
                condition("a comment in the middle of a call", "${order<!-- -->.cancel() == null}", "nothing can be called"),
                arguments("a call in the assignee", "camunda:assignee=\"${manager}\"", "camunda:assignee=\"${people.managerOf(person)}\"", "approveAbsence", "expression", "nothing can be called"),
                arguments("a call in a name, which the engine evaluates", "name=\"Approve absence\"", "name=\"Approve ${execution.id}\"", "approveAbsence", "expression", "belongs to the engine"),
                arguments("a call in a timer", "P3D<", "${calendar.in(3)}<", "approvalDelayed-event", "expression", "nothing can be called"),
                arguments("a call in the collection", "camunda:collection=\"colleagues\"", "camunda:collection=\"${team.members()}\"", "tellTeam", "expression", "nothing can be called"),
                arguments("a call in the documentation, which the engine evaluates", "From absence asked for to", "${''.getClass()} to", "absence", "expression", "is not allowed there"));
    }

    private static Arguments condition(String what, String expression, String why) {
        return arguments(what, ">" + CONDITION + "<", ">" + expression + "<", "long_enterInBoard", "expression", why);
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                arguments("a step that does not exist", "${countDays}", "${countDay}", "countDays", "unknown-step", "did you mean \"countDays\"?"),
                arguments("a step chosen by a variable's key", "${countDays}", "${answer.step}", "countDays", "unknown-step", "with a step of the catalogue, nothing else"),
                arguments("another bean", "${countDays}", "${dataSource}", "countDays", "unknown-step", "There is no step \"dataSource\""),
                arguments("no step at all", STEP, "", "countDays", "unknown-step", "Say what it does"),
                arguments("a topic that nobody serves", "camunda:topic=\"sync-board\"", "camunda:topic=\"sync-bord\"", "enterInBoard", "unknown-topic", "did you mean \"sync-board\"?"),
                arguments("no topic", " camunda:topic=\"sync-board\"", "", "enterInBoard", "unknown-topic", "Name the topic"),
                arguments("a message that nobody sends", "name=\"PersonLeft\"", "name=\"PersonLeftus\"", "message-PersonLeft", "unknown-message", "did you mean \"PersonLeft\"?"),
                arguments("a catch without a message", "<bpmn:messageEventDefinition id=\"personLeft-event\" messageRef=\"message-PersonLeft\" />", "<bpmn:messageEventDefinition id=\"personLeft-event\" />", "personLeft", "unknown-message", "Choose the message"),
                arguments("a form that is not there", "camunda:formRef=\"approve-absence\"", "camunda:formRef=\"approve-absense\"", "approveAbsence", "unknown-form", "did you mean \"approve-absence\"?"),
                arguments("a decision that is not there", "camunda:decisionRef=\"absence-length\"", "camunda:decisionRef=\"length-of-absence\"", "chooseLength", "unknown-decision", "There is no decision"),
                arguments("a group that nobody is in", "camunda:assignee=\"${manager}\"", "camunda:candidateGroups=\"manager, directors\"", "approveAbsence", "unknown-group", "did you mean \"director\"?"),
                arguments("a called process that is not there", "<bpmn:endEvent id=\"absenceVoid\"", "<bpmn:callActivity id=\"call\" name=\"Call\" calledElement=\"holiday\" /><bpmn:endEvent id=\"absenceVoid\"", "call", "unknown-process", "There is no process"),
                arguments("a signal", "<bpmn:messageEventDefinition id=\"personLeft-event\" messageRef=\"message-PersonLeft\" />", "<bpmn:signalEventDefinition />", "personLeft", "unknown-element", "Use a message instead"));
    }

    static Stream<Arguments> unsound() {
        return Stream.of(
                arguments("no default flow", " default=\"long_approveAbsence\"", "", "long", "default-flow", "Make one flow the default"),
                arguments("a condition on the default flow", " default=\"long_approveAbsence\"", " default=\"long_enterInBoard\"", "long_enterInBoard", "condition", "Remove the condition"),
                arguments("a text instead of a condition", ">" + CONDITION + "<", ">hours<", "long_enterInBoard", "condition", "Write the condition as ${…}"),
                arguments("a condition behind a step", "<bpmn:sequenceFlow id=\"countDays_chooseLength\" sourceRef=\"countDays\" targetRef=\"chooseLength\" />", "<bpmn:sequenceFlow id=\"countDays_chooseLength\" sourceRef=\"countDays\" targetRef=\"chooseLength\"><bpmn:conditionExpression>${length}</bpmn:conditionExpression></bpmn:sequenceFlow>", "countDays_chooseLength", "condition", "Put a gateway there"),
                arguments("two ways out of a step", "sourceRef=\"personLeft\" targetRef=\"absenceVoid\"", "sourceRef=\"countDays\" targetRef=\"absenceVoid\"", "countDays", "hidden-split", "Put a gateway behind it"),
                arguments("a dead end", "<bpmn:sequenceFlow id=\"personLeft_absenceVoid\" sourceRef=\"personLeft\" targetRef=\"absenceVoid\" />", "", "personLeft", "dead-end", "Connect it to what comes next"),
                arguments("something that nothing leads to", "<bpmn:sequenceFlow id=\"personLeft_absenceVoid\" sourceRef=\"personLeft\" targetRef=\"absenceVoid\" />", "", "absenceVoid", "unreachable", "no path leads here"),
                arguments("a flow into nothing", "targetRef=\"absenceVoid\"", "targetRef=\"nowhere\"", "personLeft_absenceVoid", "flow", "Connect the flow at both ends"),
                arguments("a loop without a wait", "sourceRef=\"granted\" targetRef=\"absenceRefused\"", "sourceRef=\"granted\" targetRef=\"recordAnswer\"", "recordAnswer", "busy-loop", "Put a wait into the loop"),
                arguments("a loop without a way out", "sourceRef=\"personLeft\" targetRef=\"absenceVoid\"", "sourceRef=\"personLeft\" targetRef=\"personLeft\"", "personLeft", "endless", "Draw a way out"),
                arguments("a save point behind a task", "name=\"Record answer\" camunda:asyncAfter=\"true\"", "name=\"Record answer\" camunda:asyncBefore=\"true\"", "recordAnswer", "after-task", "a refusal must reach the person"),
                arguments("a save point on the task itself", TASK, TASK + " camunda:asyncAfter=\"true\"", "approveAbsence", "after-task", "a refusal must reach the person"),
                arguments("a job without retries", RETRY, "<camunda:properties />", "countDays", "retries", "Set the retry time cycle"),
                arguments("retries that cannot be read", RETRY, "<camunda:failedJobRetryTimeCycle>three times</camunda:failedJobRetryTimeCycle>", "countDays", "retries", "Write the retries as R3/PT10M"),
                arguments("an event sub-process without its event", "<bpmn:messageEventDefinition id=\"absenceWithdrawn-event\" messageRef=\"message-AbsenceWithdrawn\" />", "", "withdrawal", "start", "Say which event starts"),
                arguments("for each of nothing", "camunda:collection=\"colleagues\" camunda:elementVariable=\"colleague\"", "", "tellTeam", "many", "Say for each of what"),
                arguments("for each without a name", " camunda:elementVariable=\"colleague\"", "", "tellTeam", "many", "Name the element of the collection"),
                arguments("a decision stored as a Java object", "camunda:mapDecisionResult=\"singleEntry\"", "camunda:mapDecisionResult=\"singleResult\"", "chooseLength", "decision-result", "stored as a Java object"),
                arguments("a flow that the standard does not know", "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"", "<bpmn:definitions xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" gatewayDirection=\"x\"", "-", "schema", "Mend the file"));
    }

    static Stream<Arguments> careless() {
        return Stream.of(
                arguments("nobody to do it", " camunda:assignee=\"${manager}\"", "", "approveAbsence", "who", "Say who does it"),
                arguments("no form", " camunda:formRef=\"approve-absence\"", "", "approveAbsence", "form", "Give the task a form"),
                arguments("a form that changes under a running case", "camunda:formRefBinding=\"deployment\"", "camunda:formRefBinding=\"latest\"", "approveAbsence", "form-binding", "keeps the form"),
                arguments("no time to live", " camunda:historyTimeToLive=\"P3650D\"", "", "absence", "time-to-live", "in days (P3650D)"),
                arguments("a time to live that stops the start", "historyTimeToLive=\"P3650D\"", "historyTimeToLive=\"P10Y\"", "absence", "time-to-live", "not \"P10Y\""),
                arguments("not executable", "isExecutable=\"true\"", "isExecutable=\"false\"", "absence", "executable", "Make the process executable"),
                arguments("another id than the file's name", "<bpmn:process id=\"absence\"", "<bpmn:process id=\"absences\"", "absences", "file-name", "they have one name"),
                arguments("two processes in a file", "</bpmn:process>", "</bpmn:process><bpmn:process id=\"second\" />", "-", "one-process", "this one has 2"),
                arguments("a gateway without a question", "<bpmn:exclusiveGateway id=\"long\" name=\"How long?\"", "<bpmn:exclusiveGateway id=\"long\"", "long", "label", "after the question that it asks"),
                arguments("a flow without an answer", "<bpmn:sequenceFlow id=\"granted_absenceRefused\" name=\"no\"", "<bpmn:sequenceFlow id=\"granted_absenceRefused\"", "granted_absenceRefused", "label", "Write the answer to \"Granted?\""),
                arguments("a step without a name", "id=\"countDays\" name=\"Count days\"", "id=\"countDays\" name=\" \"", "countDays", "label", "Give it a name"),
                arguments("two things with one id", "<bpmn:endEvent id=\"absenceVoid\"", "<bpmn:endEvent id=\"absenceOver\"", "absenceOver", "duplicate-id", "another id"),
                arguments("a timer that cannot be read", "P3D<", "3 days<", "approvalDelayed", "timer", "cannot be read"),
                arguments("a timer without a time", ">P3D<", "><", "approvalDelayed", "timer", "Give the timer one date"),
                arguments("a timer in the doubled hour", "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P3D</bpmn:timeDuration>", "<bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">0 30 2 * * ?</bpmn:timeCycle>", "approvalDelayed", "timer-hour", "Choose another hour"),
                arguments("a plain task", "<bpmn:endEvent id=\"absenceVoid\"", "<bpmn:task id=\"t\" name=\"Think\" /><bpmn:endEvent id=\"absenceVoid\"", "t", "unknown-element", "a plain task does nothing"),
                arguments("not XML", "<bpmn:definitions ", "<bpmn:definitions <", "-", "not-xml", "Mend the file, line 2"),
                arguments("not BPMN", "http://www.omg.org/spec/BPMN/20100524/MODEL", "http://www.omg.org/spec/BPMN/2026/MODEL", "-", "not-bpmn", "Save the model as BPMN 2.0"));
    }

    @Test
    void refusesTwoProcessesThatStartByOneMessage() {
        var twin = GoodRelease.read(MODEL).replace("<bpmn:process id=\"absence\"", "<bpmn:process id=\"absence-twin\"");
        assertThat(check(GoodRelease.with(Map.of("processes/absence-twin.bpmn", twin))))
                .filteredOn(f -> f.rule().equals("start-message")).singleElement()
                .satisfies(f -> assertThat(f.message()).contains("\"AbsenceAskedFor\" starts \"absence\" already"));
    }

    @Test
    void tellsWhatIsNotDrawnWithoutRefusingIt() {
        var findings = check(edited(MODEL, "<bpmndi:BPMNShape id=\"countDays-di\" bpmnElement=\"countDays\">", "<bpmndi:BPMNShape id=\"countDays-di\" bpmnElement=\"takeBack\">"));
        assertThat(findings).extracting(Finding::rule).containsExactly("drawing");
        assertThat(findings).noneMatch(Finding::isError);
    }
}
