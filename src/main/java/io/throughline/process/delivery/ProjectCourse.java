package io.throughline.process.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.springframework.stereotype.Component;

/** Where a project stands in the model that its life runs by: the very version it was begun with. */
@Component
class ProjectCourse {
    private static final String MODEL = "project-lifecycle";
    /** Where somebody or something is waited for; gateways and scopes are only on the way. */
    private static final Set<String> WAITING = Set.of("userTask", "serviceTask", "receiveTask", "intermediateMessageCatch", "intermediateTimer", "eventBasedGateway");
    private final HistoryService history;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final TaskService tasks;

    ProjectCourse(HistoryService history, RuntimeService runtime, RepositoryService repository, TaskService tasks) {
        this.history = history;
        this.runtime = runtime;
        this.repository = repository;
        this.tasks = tasks;
    }

    /** {@code current} and {@code done}: element ids for the diagram; {@code steps}: the current ones in words. */
    record Course(String current, String done, List<String> steps, int version) {}

    record OpenTask(String name, String assignee, Instant due) {}

    Optional<Course> of(String projectCode) {
        return instance(projectCode).map(i -> {
            var now = new TreeMap<String, String>();
            if (i.getEndTime() == null) collect(runtime.getActivityInstance(i.getId()), now);
            var done = history.createHistoricActivityInstanceQuery().processInstanceId(i.getId()).finished().list().stream()
                    .filter(a -> !a.isCanceled()).map(a -> a.getActivityId()).distinct().toList();
            return new Course(String.join(" ", now.keySet()), String.join(" ", done), now.values().stream().distinct().toList(), i.getProcessDefinitionVersion());
        });
    }

    Optional<String> diagram(String projectCode) {
        return instance(projectCode).map(i -> {
            try (var model = repository.getProcessModel(i.getProcessDefinitionId())) {
                return new String(model.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    List<OpenTask> open(String projectCode) {
        return tasks.createTaskQuery().processInstanceBusinessKey(projectCode).active().orderByDueDate().asc().list().stream()
                .map(t -> new OpenTask(t.getName(), t.getAssignee(), t.getDueDate() == null ? null : t.getDueDate().toInstant())).toList();
    }

    private Optional<HistoricProcessInstance> instance(String projectCode) {
        return history.createHistoricProcessInstanceQuery().processDefinitionKey(MODEL).processInstanceBusinessKey(projectCode)
                .orderByProcessInstanceStartTime().desc().listPage(0, 1).stream().findFirst();
    }

    /** Leaves of the tree: what is being waited for, not the scopes around it. */
    private static void collect(ActivityInstance at, TreeMap<String, String> into) {
        if (at == null) return;
        var children = new ArrayList<>(List.of(at.getChildActivityInstances()));
        for (var transition : at.getChildTransitionInstances()) into.put(transition.getActivityId(), transition.getActivityName() == null ? transition.getActivityId() : transition.getActivityName());
        if (children.isEmpty() && at.getChildTransitionInstances().length == 0 && WAITING.contains(at.getActivityType())) {
            into.put(at.getActivityId(), at.getActivityName() == null ? at.getActivityId() : at.getActivityName());
        }
        children.forEach(c -> collect(c, into));
    }
}
