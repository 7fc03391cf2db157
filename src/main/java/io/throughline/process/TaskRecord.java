package io.throughline.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.process.engine.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** For every task of every model: what the person will see is written down when it appears, and who completed it when it's done. */
@Component
class TaskRecord {
    /** What tells a task from others of its kind in a list, most telling first; two of them stand in its name. */
    private static final List<String> TELLING = List.of("step", "milestone", "person", "week", "invoice", "project", "client", "run");
    private static final int LONGEST_NAME = 120;

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
        var seen = view.of(task);
        task.setVariableLocal("view", SpinValues.jsonValue(json.writeValueAsString(seen)).create());
        var about = TELLING.stream().map(seen::get).filter(Objects::nonNull).limit(2).map(Object::toString).collect(Collectors.joining(", "));
        if (!about.isEmpty()) task.setName(shortened(task.getName() + ": " + about));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
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
