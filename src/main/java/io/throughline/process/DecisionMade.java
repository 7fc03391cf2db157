package io.throughline.process;

import io.throughline.journal.BusinessEvent;
import java.util.List;
import java.util.Map;

/** A table was asked and answered, by the rows that it answered by; {@code instanceId} and {@code step} where a process asked. */
public record DecisionMade(String decision, int version, String definitionId, String instanceId, String step, Map<String, String> inputs, List<Row> rows) implements BusinessEvent {
    public record Row(String rule, Map<String, String> outputs) {}

    @Override
    public String subject() {
        return "decision:" + decision;
    }
}
