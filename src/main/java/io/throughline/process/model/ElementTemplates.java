package io.throughline.process.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.models.Catalogue;
import io.throughline.models.Catalogue.Entry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The building blocks as Camunda Modeler shows them ({@code processes/.camunda/element-templates}): one for each step, topic, task of a person with its
 * form, table, message and timer. Written from the catalogue; a test refuses files that differ from it.
 */
public final class ElementTemplates {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private final Map<String, ArrayNode> files = new TreeMap<>();

    private ElementTemplates() {}

    /** Contents by file name. */
    public static Map<String, String> of(Catalogue catalogue, List<UserTaskBlock> tasks) {
        var templates = new ElementTemplates();
        new TreeMap<>(catalogue.steps()).values().forEach(templates::step);
        new TreeMap<>(catalogue.topics()).values().forEach(templates::topic);
        tasks.forEach(templates::task);
        new TreeMap<>(catalogue.messages()).values().forEach(templates::message);
        templates.timers();
        templates.decision();
        var texts = new TreeMap<String, String>();
        templates.files.forEach((name, all) -> texts.put(name + ".json", text(all)));
        return texts;
    }

    /** A task that people know: its id fills the form's view. */
    public record UserTaskBlock(String id, String name, String form, String groups, String assignee) {}

    private void step(Entry step) {
        var block = block("steps", "step-" + step.name(), words(step.name()), sentence(step), "bpmn:ServiceTask");
        hidden(block, "${" + step.name() + "}", "property", "camunda:delegateExpression");
        savePoint(block);
    }

    private void topic(Entry topic) {
        var block = block("outside-work", "topic-" + topic.name(), words(topic.name()), sentence(topic), "bpmn:ServiceTask");
        hidden(block, "external", "property", "camunda:type");
        hidden(block, topic.name(), "property", "camunda:topic");
    }

    private void task(UserTaskBlock task) {
        var block = block("tasks", "task-" + task.id(), task.name(), "Asks a person by the form " + task.form() + ". Keep the id " + task.id() + ": it fills what the form shows.", "bpmn:UserTask");
        shown(block, "Name", task.name(), "property", "name");
        shown(block, "Group of people", task.groups(), "property", "camunda:candidateGroups");
        shown(block, "Person", task.assignee(), "property", "camunda:assignee");
        hidden(block, task.form(), "property", "camunda:formRef");
        hidden(block, "deployment", "property", "camunda:formRefBinding");
    }

    private void message(Entry message) {
        var does = message.does().isEmpty() ? "Waits for the fact " + message.name() + "." : message.does();
        var block = block("messages", "message-" + message.name(), words(message.name()),
                does + (message.writes().isEmpty() ? "" : " Brings " + String.join(", ", message.writes()) + ".") + " Choose the message " + message.name() + ".", "bpmn:ReceiveTask");
        shown(block, "Name", words(message.name()), "property", "name");
    }

    private void timers() {
        timer("timer-duration", "Wait some time", "Choose \"Duration\" and write P3D (three days) or PT4H (four hours).", "bpmn:IntermediateCatchEvent");
        timer("timer-date", "Wait until a date", "Choose \"Date\" and write a variable that holds the moment, like ${nextAt}.", "bpmn:IntermediateCatchEvent");
        timer("timer-cycle", "Start at an hour", "Choose \"Cycle\" and write second, minute, hour, day, month, weekday: 0 0 6 * * ? is every day at 06:00. Not between 01:00 and 03:00.", "bpmn:StartEvent");
    }

    private void timer(String id, String name, String description, String appliesTo) {
        shown(block("timers", id, name, description, appliesTo), "Name", name, "property", "name");
    }

    private void decision() {
        var block = block("decisions", "decision", "Look up in a table", "Asks a decision table; its first answer goes into a variable.", "bpmn:BusinessRuleTask");
        shown(block, "Table", "invoice-review", "property", "camunda:decisionRef");
        shown(block, "Answer goes into", "reviewNeeded", "property", "camunda:resultVariable");
        hidden(block, "latest", "property", "camunda:decisionRefBinding");
        hidden(block, "singleEntry", "property", "camunda:mapDecisionResult");
    }

    private ObjectNode block(String file, String id, String name, String description, String appliesTo) {
        var block = files.computeIfAbsent(file, f -> JSON.createArrayNode()).addObject();
        block.put("name", name).put("id", "io.throughline." + id).put("version", 1).put("description", description);
        var applies = block.putArray("appliesTo");
        if (appliesTo.endsWith("Task")) {
            applies.add("bpmn:Task").add(appliesTo);
            block.putObject("elementType").put("value", appliesTo);
        } else applies.add(appliesTo);
        block.putArray("properties");
        return block;
    }

    private static void savePoint(ObjectNode block) {
        property(block, "camunda:asyncBefore", "property").put("label", "Save point before (never behind a task of a person)").put("type", "Boolean").put("value", false);
    }

    private static void hidden(ObjectNode block, String value, String binding, String name) {
        property(block, name, binding).put("type", "Hidden").put("value", value);
    }

    private static void shown(ObjectNode block, String label, String value, String binding, String name) {
        if (value == null || value.isEmpty()) return;
        property(block, name, binding).put("label", label).put("type", "String").put("value", value).put("editable", true);
    }

    private static ObjectNode property(ObjectNode block, String name, String binding) {
        var property = ((ArrayNode) block.get("properties")).addObject();
        property.putObject("binding").put("type", binding).put("name", name);
        return property;
    }

    private static String sentence(Entry entry) {
        var text = new StringBuilder(entry.does());
        if (!entry.reads().isEmpty()) text.append(" Needs ").append(String.join(", ", entry.reads())).append('.');
        if (!entry.writes().isEmpty()) text.append(" Sets ").append(String.join(", ", entry.writes())).append('.');
        return text.toString();
    }

    /** {@code issueInvoice} and {@code push-invoice} become words. */
    static String words(String name) {
        var words = name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('-', ' ').toLowerCase();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String text(ArrayNode all) {
        try {
            return JSON.writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
