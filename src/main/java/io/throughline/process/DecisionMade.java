package io.throughline.process;

import io.throughline.journal.BusinessEvent;
import java.util.List;
import java.util.Map;

/**
 * A table was asked and answered, by the rows that it answered by; {@code instanceId} and {@code step} where a process asked. {@code inputs} by column, worked out
 * from what was {@code given}; with that the kept copy of the table answers the same again. Null where a model asked: its columns are then all there is.
 */
public record DecisionMade(String decision, int version, String definitionId, String instanceId, String step, Map<String, String> inputs, Map<String, Object> given,
                           List<Row> rows) implements BusinessEvent {
    public record Row(String rule, Map<String, String> outputs) {}

    @Override
    public String subject() {
        return "decision:" + decision;
    }
}
