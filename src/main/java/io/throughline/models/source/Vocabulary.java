package io.throughline.models.source;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a BPMN file may be made of. Whatever is not named here is refused, whether or not the engine knows it. */
public final class Vocabulary {
    public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    public static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    /** The drawing: the engine reads positions from it and evaluates nothing. */
    public static final Set<String> DRAWING = Set.of("http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI", "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    static final Set<String> TASKS = words("userTask serviceTask sendTask businessRuleTask receiveTask callActivity");
    static final Set<String> EVENTS = words("startEvent endEvent intermediateCatchEvent intermediateThrowEvent boundaryEvent");
    public static final Set<String> GATEWAYS = words("exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway");

    /** BPMN elements besides tasks, events, gateways and sub-processes. */
    private static final Set<String> OTHER = words("""
            definitions process subProcess sequenceFlow conditionExpression documentation extensionElements incoming outgoing
            message error escalation messageEventDefinition timerEventDefinition errorEventDefinition escalationEventDefinition
            terminateEventDefinition conditionalEventDefinition linkEventDefinition timeDate timeDuration timeCycle condition
            multiInstanceLoopCharacteristics loopCardinality completionCondition textAnnotation text association group category categoryValue
            collaboration participant messageFlow laneSet lane flowNodeRef dataObject dataObjectReference dataStore dataStoreReference""");

    private static final Set<String> PLAIN = words("""
            id name targetNamespace exporter exporterVersion sourceRef targetRef default attachedToRef cancelActivity isInterrupting
            triggeredByEvent isExecutable messageRef errorRef escalationRef errorCode escalationCode calledElement isSequential
            gatewayDirection processRef associationDirection processType isClosed textFormat dataObjectRef dataStoreRef isCollection
            categoryValueRef value eventGatewayType instantiate parallelMultiple type startQuantity completionQuantity""");

    private static final Set<String> CAMUNDA_ELEMENTS = words(
            "inputOutput inputParameter outputParameter list map entry value failedJobRetryTimeCycle properties property in out");
    private static final Map<String, Set<String>> CAMUNDA_ELEMENT_ATTRIBUTES = table("""
            inputParameter name
            outputParameter name
            entry key
            value id name
            property id name value
            in source target variables businessKey local
            out source target variables local""");

    private static final Map<String, Set<String>> CAMUNDA_ATTRIBUTES = table("""
            process historyTimeToLive isStartableInTasklist versionTag jobPriority taskPriority
            startEvent initiator
            userTask assignee candidateGroups candidateUsers dueDate followUpDate priority formRef formRefBinding
            serviceTask delegateExpression type topic taskPriority
            sendTask delegateExpression type topic taskPriority
            messageEventDefinition delegateExpression type topic taskPriority
            businessRuleTask decisionRef decisionRefBinding mapDecisionResult resultVariable
            callActivity calledElementBinding
            multiInstanceLoopCharacteristics collection elementVariable asyncBefore asyncAfter exclusive
            errorEventDefinition errorCodeVariable errorMessageVariable
            escalationEventDefinition escalationCodeVariable
            conditionalEventDefinition variableName variableEvents""");
    private static final Set<String> EVERYWHERE = words(
            "asyncBefore asyncAfter exclusive jobPriority modelerTemplate modelerTemplateVersion modelerTemplateIcon");

    private Vocabulary() {}

    public static boolean isNode(String element) {
        return TASKS.contains(element) || EVENTS.contains(element) || GATEWAYS.contains(element) || element.equals("subProcess");
    }

    static boolean knows(String element) {
        return isNode(element) || OTHER.contains(element);
    }

    static boolean knowsExtension(String element) {
        return CAMUNDA_ELEMENTS.contains(element);
    }

    static boolean allowsPlain(String attribute) {
        return PLAIN.contains(attribute);
    }

    static boolean allowsOnExtension(String element, String attribute) {
        return CAMUNDA_ELEMENT_ATTRIBUTES.getOrDefault(element, Set.of()).contains(attribute);
    }

    static boolean allowsCamunda(String element, String attribute) {
        return CAMUNDA_ATTRIBUTES.getOrDefault(element, Set.of()).contains(attribute) || isNode(element) && EVERYWHERE.contains(attribute);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Set<String>> table(String lines) {
        var table = new HashMap<String, Set<String>>();
        lines.lines().map(String::strip).forEach(line -> {
            int space = line.indexOf(' ');
            table.put(line.substring(0, space), words(line.substring(space)));
        });
        return Map.copyOf(table);
    }
}
