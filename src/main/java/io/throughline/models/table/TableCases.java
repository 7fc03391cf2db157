package io.throughline.models.table;

import io.throughline.models.Findings;
import io.throughline.models.ModelSource;
import io.throughline.models.source.AllowList;
import io.throughline.models.source.XmlReader;
import io.throughline.models.source.Yaml;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.w3c.dom.Document;

/** The example cases beside a table ({@code invoice-review.cases.yml}): what is given, what must come out, and because of what. */
public final class TableCases {
    public static final String ENDING = ".cases.yml";
    private static final Set<String> KEYS = Set.of("cases", "no-answer");
    private static final Set<String> CASE_KEYS = Set.of("given", "then", "because");
    private static final class Engine {
        static final DmnEngine DMN = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    }

    private final Map<String, Object> file;
    private final Findings findings;

    private TableCases(Map<String, Object> file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    public static TableCases read(ModelSource source, Findings findings) {
        var file = Yaml.read(source, findings).orElse(Map.of());
        var cases = new TableCases(file, findings);
        file.keySet().stream().filter(k -> !KEYS.contains(k)).forEach(k -> findings.error(k, "cases", "Remove \"" + k + "\": the file holds cases and, where it is meant, no-answer."));
        if (file.containsKey("no-answer") && Yaml.text(file.get("no-answer")).isEmpty()) findings.error("no-answer", "cases", "Say why some questions have no answer.");
        return cases;
    }

    public static String table(ModelSource source) {
        var file = source.name().substring(source.name().lastIndexOf('/') + 1);
        return file.substring(0, file.length() - ENDING.length());
    }

    public boolean gapsMeant() {
        return file.containsKey("no-answer");
    }

    /** {@code table} is in order by itself; the type of each variable is read from its columns. */
    public void hold(ModelSource table, Document document, Findings ofTable) {
        int number = 0;
        for (var each : Yaml.list(file.get("cases"))) {
            number++;
            var one = Yaml.map(each);
            if (!CASE_KEYS.containsAll(one.keySet()) || !one.containsKey("given") || !one.containsKey("then")) {
                findings.error("case " + number, "cases", "Write the case as given, then and because.");
                continue;
            }
            hold(table, types(document), one, number, ofTable);
        }
    }

    private void hold(ModelSource table, Map<String, String> types, Map<String, Object> one, int number, Findings ofTable) {
        var given = Yaml.map(one.get("given"));
        Object found;
        try (var in = new ByteArrayInputStream(table.content())) {
            var row = Engine.DMN.evaluateDecisionTable(Engine.DMN.parseDecision(table.stem(), in), variables(given, types)).getFirstResult();
            found = row == null ? null : new LinkedHashMap<>(row.getEntryMap());
        } catch (DmnEngineException e) {
            findings.error("case " + number, "cases", "Mend the case: the table cannot answer it (" + AllowList.brief(String.valueOf(e.getMessage())) + ").");
            return;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (same(one.get("then"), found)) return;
        var because = Yaml.text(one.get("because"));
        ofTable.error(table.stem(), "example", "Let case %d keep its result: for %s it must say %s and says %s%s. If the firm has changed its mind, change the case as well.".formatted(
                number, words(given), words(one.get("then")), words(found), because.isEmpty() ? "" : " (" + because + ")"));
    }

    private static Map<String, Object> variables(Map<String, Object> given, Map<String, String> types) {
        var variables = new LinkedHashMap<String, Object>();
        given.forEach((name, value) -> variables.put(name, types.getOrDefault(name, "").equals("date")
                ? Date.from(LocalDate.parse(String.valueOf(value)).atStartOfDay(ZoneId.systemDefault()).toInstant()) : value));
        return variables;
    }

    private static Map<String, String> types(Document document) {
        return XmlReader.all(document, DecisionRules.DMN, "inputExpression").stream()
                .collect(Collectors.toMap(e -> e.getTextContent().strip(), e -> e.getAttribute("typeRef"), (a, b) -> a));
    }

    private static boolean same(Object expected, Object found) {
        if (expected instanceof Map<?, ?> e && found instanceof Map<?, ?> f) return e.keySet().stream().allMatch(k -> f.containsKey(k) && same(e.get(k), f.get(k)));
        if (expected == null || found == null) return expected == found;
        if (expected instanceof Number && found instanceof Number) return new BigDecimal(expected.toString()).compareTo(new BigDecimal(found.toString())) == 0;
        return expected.toString().equals(found.toString());
    }

    private static String words(Object value) {
        if (!(value instanceof Map<?, ?> map)) return value == null ? "nothing" : String.valueOf(value);
        return map.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).collect(Collectors.joining(", "));
    }
}
