package io.throughline.process.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * Full history, but for what nobody will ever ask for: the engine's own counters of loops, each kept four times over, and the second copy of what a
 * task showed when it appeared; the first stays, and so does every later version.
 */
class HistoryWorthKeeping extends HistoryLevelFull {
    private static final Set<String> COUNTERS = Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");
    private static final String VIEW = "view";

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object about) {
        if (about instanceof VariableInstanceEntity variable) return !COUNTERS.contains(variable.getName());
        return !(type == HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL && about instanceof HistoricVariableUpdateEventEntity change
                && VIEW.equals(change.getVariableName()) && change.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_CREATE));
    }
}
