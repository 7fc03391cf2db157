package io.throughline.process;

import io.throughline.process.model.BuildingBlocks;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.stereotype.Component;

/** News on its way up: a fact starts a process or wakes those that wait for it. Messages are named like the fact's record. */
@Component
public class Correlation {
    private final RuntimeService runtime;

    Correlation(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Starts the one process whose start event waits for the message; variables hold ids, dates and answers. */
    public void start(Class<?> fact, String businessKey, Map<String, Object> variables) {
        message(fact, variables)
                .processInstanceBusinessKey(businessKey).setVariables(variables).correlateStartMessage();
    }

    /** Wakes every instance of the business key that waits for the fact; answers how many did. */
    public int wake(Class<?> fact, String businessKey, Map<String, Object> variables) {
        return message(fact, variables)
                .processInstanceBusinessKey(businessKey).setVariables(variables).correlateAllWithResult().size();
    }

    /** Tells every instance of the business key that has an event sub-process for the fact; each telling keeps variables of its own. */
    public int tell(Class<?> fact, String businessKey, Map<String, Object> variables) {
        return message(fact, variables)
                .processInstanceBusinessKey(businessKey).setVariablesToTriggeredScope(variables).correlateAllWithResult().size();
    }

    /** Wakes every instance that waits for the fact and holds the value in the variable. */
    public int wakeWhere(Class<?> fact, String variable, Object value, Map<String, Object> variables) {
        return message(fact, variables)
                .processInstanceVariableEquals(variable, value).setVariables(variables).correlateAllWithResult().size();
    }

    /** Wakes whoever waits for the fact, whatever it is about. */
    public int wakeAll(Class<?> fact) {
        return message(fact, Map.of()).correlateAllWithResult().size();
    }

    private MessageCorrelationBuilder message(Class<?> fact, Map<String, Object> variables) {
        BuildingBlocks.bring(fact.getSimpleName(), variables.keySet());
        return runtime.createMessageCorrelation(fact.getSimpleName());
    }
}
