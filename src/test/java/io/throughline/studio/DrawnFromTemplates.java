package io.throughline.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A model put together as Modeler does it: an element, a template applied to it, and what the analyst writes into its fields. */
final class DrawnFromTemplates {
    private static final Path FOLDER = Path.of("processes/.camunda/element-templates");
    private final Map<String, JsonNode> templates = new HashMap<>();
    private final StringBuilder elements = new StringBuilder();
    private final StringBuilder shapes = new StringBuilder();
    private final StringBuilder messages = new StringBuilder();
    private final String process;
    private int drawn;

    DrawnFromTemplates(String process) throws IOException {
        this.process = process;
        try (var files = Files.list(FOLDER)) {
            for (var file : files.sorted().toList()) {
                for (var template : new ObjectMapper().readTree(file.toFile())) templates.put(template.get("id").asText(), template);
            }
        }
    }

    /** With what the template sets; {@code id} is what Modeler or the analyst calls it. */
    DrawnFromTemplates block(String id, String template, String name, String inside) {
        var block = templates.get("io.throughline." + template);
        if (block == null) throw new IllegalArgumentException("there is no block " + template);
        var attributes = new StringBuilder(" name=\"" + name + "\" camunda:modelerTemplate=\"" + block.get("id").asText() + "\" camunda:modelerTemplateVersion=\"" + block.get("version").asInt() + "\"");
        for (var property : block.get("properties")) {
            var binding = property.get("binding");
            var value = property.path("value").asText();
            if (binding.get("type").asText().equals("property") && !binding.get("name").asText().equals("name") && !value.isEmpty() && !value.equals("false")) {
                attributes.append(' ').append(binding.get("name").asText()).append("=\"").append(value).append('"');
            }
        }
        var type = block.has("elementType") ? block.at("/elementType/value").asText() : block.at("/appliesTo/0").asText();
        return element(type.substring(5, 6).toLowerCase() + type.substring(6), id, attributes.toString(), inside);
    }

    DrawnFromTemplates element(String kind, String id, String attributes, String inside) {
        elements.append("<bpmn:%s id=\"%s\"%s>%s</bpmn:%s>\n".formatted(kind, id, attributes, inside, kind));
        shapes.append("<bpmndi:BPMNShape id=\"%s_di\" bpmnElement=\"%s\"><dc:Bounds x=\"%d\" y=\"100\" width=\"100\" height=\"80\" /></bpmndi:BPMNShape>\n".formatted(id, id, 150 * ++drawn));
        return this;
    }

    DrawnFromTemplates flow(String from, String to, String name, String condition) {
        elements.append("<bpmn:sequenceFlow id=\"%s_%s\" sourceRef=\"%s\" targetRef=\"%s\"%s>%s</bpmn:sequenceFlow>\n".formatted(from, to, from, to, name == null ? "" : " name=\"" + name + "\"",
                condition == null ? "" : "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + condition + "</bpmn:conditionExpression>"));
        shapes.append("<bpmndi:BPMNEdge id=\"%s_%s_di\" bpmnElement=\"%s_%s\"><di:waypoint x=\"0\" y=\"140\" /><di:waypoint x=\"100\" y=\"140\" /></bpmndi:BPMNEdge>\n".formatted(from, to, from, to));
        return this;
    }

    /** The event's definition, and the message beside the process. */
    String message(String name) {
        var id = "Message_" + name;
        if (messages.indexOf("\"" + id + "\"") < 0) messages.append("<bpmn:message id=\"%s\" name=\"%s\" />\n".formatted(id, name));
        return "<bpmn:messageEventDefinition id=\"Definition_" + name + "\" messageRef=\"" + id + "\" />";
    }

    @Override
    public String toString() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
                  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_1"
                  targetNamespace="http://bpmn.io/schema/bpmn" exporter="Camunda Modeler" exporterVersion="5.30.0">
                %s<bpmn:process id="%s" name="Gentle collection" isExecutable="true" camunda:historyTimeToLive="P3650D" camunda:isStartableInTasklist="false">
                %s</bpmn:process>
                <bpmndi:BPMNDiagram id="BPMNDiagram_1"><bpmndi:BPMNPlane id="BPMNPlane_1" bpmnElement="%s">
                %s</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>
                """.formatted(messages, process, elements, process, shapes);
    }
}
