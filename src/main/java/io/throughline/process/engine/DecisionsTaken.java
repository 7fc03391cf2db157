package io.throughline.process.engine;

import io.throughline.process.DecisionMade;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes down what a table was asked, by which version and by which row it answered, and for which process. */
@Component
class DecisionsTaken implements DmnDecisionTableEvaluationListener {
    private final ApplicationEventPublisher events;

    DecisionsTaken(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void notify(DmnDecisionTableEvaluationEvent evaluated) {
        // A preview asks without a transaction and decides nothing.
        if (!TransactionSynchronizationManager.isActualTransactionActive() || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) return;
        if (!(evaluated.getDecisionTable() instanceof DecisionDefinition table)) return;
        Map<String, String> inputs = new LinkedHashMap<>();
        evaluated.getInputs().forEach(i -> inputs.put(i.getName() == null ? i.getId() : i.getName(), text(i.getValue())));
        List<DecisionMade.Row> rows = evaluated.getMatchingRules().stream().map(rule -> {
            Map<String, String> outputs = new LinkedHashMap<>();
            rule.getOutputEntries().forEach((name, output) -> outputs.put(name, text(output.getValue())));
            return new DecisionMade.Row(rule.getId(), outputs);
        }).toList();
        var execution = Context.getCoreExecutionContext() != null && Context.getCoreExecutionContext().getExecution() instanceof ExecutionEntity e ? e : null;
        events.publishEvent(new DecisionMade(table.getKey(), table.getVersion(), table.getId(), execution == null ? null : execution.getProcessInstanceId(),
                execution == null ? null : execution.getCurrentActivityId(), inputs, WhatWasGiven.now(), rows));
    }

    private static String text(TypedValue value) {
        return value == null || value.getValue() == null ? null : String.valueOf(value.getValue());
    }
}
