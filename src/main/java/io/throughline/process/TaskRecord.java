package io.throughline.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.process.engine.SignedIn;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** For every task of every model: what the person will see is written down when it appears, and who completed it when it's done. */
@Component
class TaskRecord {
    private final Map<String, TaskView> views;
    private final ObjectMapper json;
    private final SignedIn signedIn;
    private final ApplicationEventPublisher events;

    TaskRecord(Map<String, TaskView> views, ObjectMapper json, SignedIn signedIn, ApplicationEventPublisher events) {
        this.views = views;
        this.json = json;
        this.signedIn = signedIn;
        this.events = events;
    }

    @EventListener
    public void on(DelegateTask task) throws JsonProcessingException {
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE -> writeView(task);
            case TaskListener.EVENTNAME_ASSIGNMENT -> noteAssignment(task);
            case TaskListener.EVENTNAME_COMPLETE -> noteCompletion(task);
            default -> { }
        }
    }

    private void writeView(DelegateTask task) throws JsonProcessingException {
        var view = views.get(task.getTaskDefinitionKey() + "View");
        if (view == null) return;
        task.setVariableLocal("view", SpinValues.jsonValue(json.writeValueAsString(view.of(task))).create());
    }

    private void noteAssignment(DelegateTask task) {
        signedIn.person().ifPresent(by -> events.publishEvent(
                new TaskAssigned(task.getId(), task.getTaskDefinitionKey(), businessKey(task), by, task.getAssignee())));
    }

    private void noteCompletion(DelegateTask task) {
        var by = signedIn.person().orElseThrow(() -> new IllegalStateException(
                "The task '%s' can only be completed by a person who is signed in.".formatted(task.getName())));
        events.publishEvent(new TaskCompleted(task.getId(), task.getTaskDefinitionKey(), businessKey(task), by));
    }

    private static String businessKey(DelegateTask task) {
        return Objects.requireNonNullElse(task.getExecution().getProcessBusinessKey(), task.getProcessInstanceId());
    }
}
