package io.throughline.process;

import io.throughline.api.PageOf;
import io.throughline.journal.Actor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.spin.json.SpinJsonNode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tasks that wait for people: the same ones as in Tasklist, completed by the same service. */
@Service
public class Inbox {
    private final TaskService tasks;
    private final IdentityService identity;
    private final RuntimeService runtime;
    private final RepositoryService repository;

    Inbox(TaskService tasks, IdentityService identity, RuntimeService runtime, RepositoryService repository) {
        this.tasks = tasks;
        this.identity = identity;
        this.runtime = runtime;
        this.repository = repository;
    }

    /** Completes a task as the person, with the answers of its form. A step that refuses leaves the task open. */
    @Transactional
    public void complete(String taskId, String person, List<String> groups, Map<String, Object> answers) {
        identity.setAuthentication(person, groups);
        try {
            Actor.as(person, () -> tasks.complete(taskId, answers));
        } finally {
            identity.clearAuthentication();
        }
    }

    /** As {@link #complete}, taking the task over first where it is offered to a group or another's. */
    @Transactional
    public void completeOwn(Task task, String person, List<String> groups, Map<String, Object> answers) {
        if (!person.equals(task.getAssignee())) tasks.setAssignee(task.getId(), person);
        complete(task.getId(), person, groups, answers);
    }

    public Object variable(String taskId, String name) {
        return tasks.getVariable(taskId, name);
    }

    /** Open tasks of one kind, for drivers and for doors that complete by fact (a milestone, a project) instead of by task. */
    public List<Task> open(String taskKey, String businessKey) {
        return tasks.createTaskQuery().taskDefinitionKey(taskKey).processInstanceBusinessKey(businessKey).active().list();
    }

    /** Business keys of everybody's open tasks of a kind, in the order the tasks came. */
    public List<String> keysOf(String taskKey) {
        var open = tasks.createTaskQuery().taskDefinitionKey(taskKey).active().orderByTaskCreateTime().asc().list();
        if (open.isEmpty()) return List.of();
        var keys = runtime.createProcessInstanceQuery().processInstanceIds(open.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet())).list().stream()
                .filter(i -> i.getBusinessKey() != null).collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        return open.stream().map(t -> keys.get(t.getProcessInstanceId())).filter(Objects::nonNull).toList();
    }

    /** Tasks of the person and those offered to their groups, oldest due first; key and business key narrow them down where given. */
    public PageOf<Task> of(String person, List<String> groups, String key, String businessKey, int page, int size) {
        identity.setAuthentication(person, groups);
        try {
            var query = tasks.createTaskQuery().active().initializeFormKeys();
            if (key != null) query.taskDefinitionKey(key);
            if (businessKey != null) query.processInstanceBusinessKey(businessKey);
            return new PageOf<>(theirs(query, person, groups).orderByDueDate().asc().orderByTaskCreateTime().asc().listPage(page * size, size),
                    query.count(), page, size);
        } finally {
            identity.clearAuthentication();
        }
    }

    public Optional<Task> find(String taskId, String person, List<String> groups) {
        return Optional.ofNullable(theirs(tasks.createTaskQuery().taskId(taskId).active().initializeFormKeys(), person, groups).singleResult());
    }

    /** An {@code or()} of plain values; the fence refuses it only with expressions in it. */
    private static TaskQuery theirs(TaskQuery query, String person, List<String> groups) {
        var any = query.or().taskAssignee(person).taskCandidateUser(person);
        return (groups.isEmpty() ? any : any.taskCandidateGroupIn(groups)).endOr();
    }

    public String process(Task task) {
        return repository.getProcessDefinition(task.getProcessDefinitionId()).getKey();
    }

    public String businessKey(Task task) {
        var instance = runtime.createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult();
        return instance == null ? null : instance.getBusinessKey();
    }

    /** The JSON of what the person sees; null where the task shows nothing. */
    public String view(String taskId) {
        return tasks.getVariableLocal(taskId, "view") instanceof SpinJsonNode node ? node.toString() : null;
    }
}
