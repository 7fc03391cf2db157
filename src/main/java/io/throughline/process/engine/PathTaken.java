package io.throughline.process.engine;

import io.throughline.journal.Actor;
import io.throughline.journal.Records;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Follows every process along its model, whatever history the engine keeps: gathered in memory, written once a transaction. */
@Component
class PathTaken extends AbstractBpmnParseListener {
    /** The engine's own scope around the instances of a step; nobody drew it. */
    private static final String BODY = "#multiInstanceBody";
    private final Records records;
    private final Clock clock;

    PathTaken(Records records, Clock clock) {
        this.records = records;
        this.clock = clock;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        var key = process.getKey();
        process.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) e -> path().begun(e.getProcessInstanceId(), e.getProcessDefinitionId(), key,
                e.getProcessBusinessKey(), Actor.current()));
        process.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) e -> path().ended(e.getProcessInstanceId(), e.getProcessDefinitionId(), how(e)));
        process.getActivities().forEach(this::follow);
    }

    private void follow(ActivityImpl activity) {
        if (!activity.getId().endsWith(BODY)) {
            activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) e -> path().entered(e.getProcessInstanceId(), e.getProcessDefinitionId(), activity.getId()));
        }
        activity.getOutgoingTransitions().forEach(flow -> ((TransitionImpl) flow).addBuiltInListener(ExecutionListener.EVENTNAME_TAKE,
                (ExecutionListener) e -> path().taken(e.getProcessInstanceId(), e.getProcessDefinitionId(), flow.getId())));
        activity.getActivities().forEach(this::follow);
    }

    private PathRecord path() {
        return records.ofTransaction(PathRecord.class, () -> new PathRecord(clock.instant()));
    }

    private static String how(DelegateExecution execution) {
        return execution.isCanceled() ? "cancelled" : "completed";
    }
}
