package io.throughline.process;

import io.throughline.journal.Actor;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tasks that wait for people: the same ones as in Tasklist, completed by the same service. */
@Service
public class Inbox {
    private final TaskService tasks;
    private final IdentityService identity;

    Inbox(TaskService tasks, IdentityService identity) {
        this.tasks = tasks;
        this.identity = identity;
    }

    /** Completes a task as the person, with the answers of its form. A step that refuses leaves the task open. */
    @Transactional
    public void complete(String taskId, String person, List<String> roles, Map<String, Object> answers) {
        identity.setAuthentication(person, roles);
        try {
            Actor.as(person, () -> tasks.complete(taskId, answers));
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Open tasks of one kind, for drivers and for doors that complete by fact (a milestone, a project) instead of by task. */
    public List<Task> open(String taskKey, String businessKey) {
        return tasks.createTaskQuery().taskDefinitionKey(taskKey).processInstanceBusinessKey(businessKey).active().list();
    }
}
