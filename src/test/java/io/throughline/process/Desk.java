package io.throughline.process;

import io.throughline.Times;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;

/** What people and the outside do to a process in tests: one line a deed. */
public final class Desk {
    private final Inbox inbox;
    private final TaskService tasks;
    private final ExternalTaskService external;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final Times times;

    public Desk(ApplicationContext house) {
        inbox = house.getBean(Inbox.class);
        tasks = house.getBean(TaskService.class);
        external = house.getBean(ExternalTaskService.class);
        runtime = house.getBean(RuntimeService.class);
        history = house.getBean(HistoryService.class);
        times = house.getBean(Times.class);
    }

    /** Does what is due, and the outside work that nobody here serves. */
    public void workOff() {
        times.drain();
        for (var open = external.createExternalTaskQuery().notLocked().list(); !open.isEmpty(); open = external.createExternalTaskQuery().notLocked().list()) {
            open.forEach(task -> {
                external.fetchAndLock(1, "test").topic(task.getTopicName(), 60_000).businessKey(task.getBusinessKey()).execute()
                        .forEach(locked -> external.complete(locked.getId(), "test"));
            });
            times.drain();
        }
    }

    public Task one(String taskKey, String businessKey) {
        var open = inbox.open(taskKey, businessKey);
        if (open.size() != 1) throw new AssertionError("%d tasks %s of %s are open; it has %s".formatted(open.size(), taskKey, businessKey, waiting(businessKey)));
        return open.get(0);
    }

    /** As its assignee. */
    public void complete(String taskKey, String businessKey, Map<String, Object> answers) {
        var task = one(taskKey, businessKey);
        inbox.complete(task.getId(), task.getAssignee(), List.of("manager"), answers);
        workOff();
    }

    public void completeTask(String taskId, String person) {
        inbox.complete(taskId, person, List.of("manager"), Map.of());
        workOff();
    }

    public void completeAs(String person, String group, String taskKey, String businessKey, Map<String, Object> answers) {
        inbox.complete(one(taskKey, businessKey).getId(), person, List.of(group), answers);
        workOff();
    }

    /** Keys of the open tasks of the business key, with repeats. */
    public List<String> waiting(String businessKey) {
        return tasks.createTaskQuery().processInstanceBusinessKey(businessKey).list().stream().map(Task::getTaskDefinitionKey).sorted().toList();
    }

    public String view(Task task) {
        return String.valueOf(inbox.view(task.getId()));
    }

    public boolean runs(String process, String businessKey) {
        return runtime.createProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(businessKey).count() > 0;
    }

    /** Elements of the process that were passed, in order of their ends, each once. */
    public List<String> passed(String process, String businessKey) {
        var instance = history.createHistoricProcessInstanceQuery().processDefinitionKey(process).processInstanceBusinessKey(businessKey).singleResult();
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).finished().orderPartiallyByOccurrence().asc().list().stream()
                .map(a -> a.getActivityId()).distinct().toList();
    }
}
