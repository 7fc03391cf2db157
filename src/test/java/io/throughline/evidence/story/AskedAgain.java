package io.throughline.evidence.story;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.evidence.model.DrawnModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.w3c.dom.Element;

/** The kept copy of a table, asked again by another engine with what it was given, or with the inputs on record in the columns' place. */
final class AskedAgain {
    private final DmnEngine engine = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, byte[]> asked = new HashMap<>();
    private final Map<String, List<String[]>> inputs = new HashMap<>();

    /** The outputs of each row that answers, as text. */
    List<Map<String, String>> answers(String definitionId, String key, byte[] copy, JsonNode decision) throws TransformerException {
        if (decision.hasNonNull("given")) return answers(key, copy, new ObjectMapper().convertValue(decision.get("given"), new TypeReference<Map<String, Object>>() {}));
        if (!asked.containsKey(definitionId)) asked.put(definitionId, standingIn(definitionId, key, copy));
        var variables = new HashMap<String, Object>();
        var columns = inputs.get(definitionId);
        for (int n = 0; n < columns.size(); n++) variables.put("given" + n, value(decision.path("inputs").path(columns.get(n)[0]), columns.get(n)[1]));
        return answers(key, asked.get(definitionId), variables);
    }

    private List<Map<String, String>> answers(String key, byte[] table, Map<String, Object> variables) {
        var rows = new ArrayList<Map<String, String>>();
        for (var row : engine.evaluateDecisionTable(key, new ByteArrayInputStream(table), variables)) {
            var outputs = new TreeMap<String, String>();
            row.getEntryMap().forEach((name, output) -> {
                if (output != null) outputs.put(name, String.valueOf(output));
            });
            rows.add(outputs);
        }
        return rows;
    }

    private byte[] standingIn(String definitionId, String key, byte[] copy) throws TransformerException {
        var document = DrawnModel.parse(copy);
        var found = new ArrayList<String[]>();
        var all = document.getElementsByTagNameNS("*", "input");
        for (int i = 0; i < all.getLength(); i++) {
            var input = (Element) all.item(i);
            if (!((Element) input.getParentNode().getParentNode()).getAttribute("id").equals(key)) continue;
            var expression = (Element) input.getElementsByTagNameNS("*", "inputExpression").item(0);
            expression.getElementsByTagNameNS("*", "text").item(0).setTextContent("given" + found.size());
            found.add(new String[] {input.getAttribute("label").isEmpty() ? input.getAttribute("id") : input.getAttribute("label"), expression.getAttribute("typeRef")});
        }
        inputs.put(definitionId, found);
        var out = new ByteArrayOutputStream();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    private static Object value(JsonNode text, String type) {
        if (text.isMissingNode() || text.isNull()) return null;
        return switch (type) {
            case "double" -> Double.valueOf(text.asText());
            case "integer" -> Double.valueOf(text.asText()).intValue();
            case "long" -> Double.valueOf(text.asText()).longValue();
            case "boolean" -> Boolean.valueOf(text.asText());
            default -> text.asText();
        };
    }
}
