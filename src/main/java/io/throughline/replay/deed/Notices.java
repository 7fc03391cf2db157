package io.throughline.replay.deed;

import io.throughline.billing.InvoiceIssued;
import io.throughline.project.ProjectClosed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What people notice as it happens, once it is committed: tasks that appear for them, invoices that leave, projects that close. */
public class Notices {
    private final Map<String, List<NewTask>> tasks = new HashMap<>();
    private List<InvoiceIssued> issued = new ArrayList<>();
    private int closed;

    /** {@code assignee} is null where the task is offered to a group. */
    public record NewTask(String id, String key, String businessKey, String assignee, String group) {}

    @EventListener
    public void on(DelegateTask task) {
        if (!TaskListener.EVENTNAME_CREATE.equals(task.getEventName())) return;
        var appeared = new NewTask(task.getId(), task.getTaskDefinitionKey(), task.getExecution().getProcessBusinessKey(), task.getAssignee(), group(task));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tasks.computeIfAbsent(appeared.key(), k -> new ArrayList<>()).add(appeared);
            }
        });
    }

    private static String group(DelegateTask task) {
        if (task.getAssignee() != null) return null;
        return task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).findFirst().orElse(null);
    }

    @TransactionalEventListener
    public void on(InvoiceIssued invoice) {
        issued.add(invoice);
    }

    @TransactionalEventListener
    public void on(ProjectClosed project) {
        closed++;
    }

    /** Tasks of the kind that appeared since they were last asked for. */
    public List<NewTask> take(String key) {
        var taken = tasks.remove(key);
        return taken == null ? List.of() : taken;
    }

    /** Tasks of other kinds. */
    List<NewTask> takeOtherThan(Set<String> keys) {
        var others = tasks.keySet().stream().filter(key -> !keys.contains(key)).sorted().toList();
        return others.stream().flatMap(key -> take(key).stream()).toList();
    }

    List<InvoiceIssued> takeIssued() {
        var taken = issued;
        issued = new ArrayList<>();
        return taken;
    }

    public int closed() {
        return closed;
    }
}
