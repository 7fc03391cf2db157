package io.throughline.process;

import io.throughline.process.model.BuildingBlocks;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** News on its way up: a fact starts a process or wakes those that wait for it. Messages are named like the fact's record. */
@Component
public class Correlation {
    private final RuntimeService runtime;
    private final JdbcClient db;

    Correlation(RuntimeService runtime, JdbcClient db) {
        this.runtime = runtime;
        this.db = db;
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

    /** Wakes whoever waits for the fact under one of these business keys. */
    public void wakeEach(Class<?> fact, Collection<String> businessKeys) {
        awaited(businessKeys, """
                select distinct i.business_key_ from act_ru_event_subscr s join act_ru_execution i on i.id_ = s.proc_inst_id_
                where s.event_type_ = 'message' and s.event_name_ = ? and i.business_key_ = any(?)""", fact).forEach(key -> wake(fact, key, Map.of()));
    }

    /** Wakes every instance that waits for the fact and holds one of the values in the variable. */
    public void wakeWhere(Class<?> fact, String variable, Collection<String> values) {
        awaited(values, """
                select distinct v.text_ from act_ru_event_subscr s join act_ru_variable v on v.proc_inst_id_ = s.proc_inst_id_ and v.name_ = '%s'
                where s.event_type_ = 'message' and s.event_name_ = ? and v.text_ = any(?)""".formatted(variable), fact).forEach(value -> wakeWhere(fact, variable, value, Map.of()));
    }

    /** Of many, those that somebody waits for, in their order: most of what a bank statement settles wakes nobody. One is asked for by correlation itself. */
    private List<String> awaited(Collection<String> told, String who, Class<?> fact) {
        var all = told.stream().distinct().sorted().toList();
        if (all.size() < 2) return all;
        var awaited = db.sql(who).params(fact.getSimpleName(), all.toArray(String[]::new)).query(String.class).set();
        return all.stream().filter(awaited::contains).toList();
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
