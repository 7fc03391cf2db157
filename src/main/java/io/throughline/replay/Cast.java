package io.throughline.replay;

import io.throughline.journal.Actor;
import io.throughline.process.Inbox;
import io.throughline.project.NewProject;
import io.throughline.replay.Notices.NewTask;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who plays in a replay: the firm's own people and one director, who also does finance's work. They act through the same doors as at any desk. */
final class Cast {
    /** Signs budgets off, approves what managers wrote themselves, reviews invoices, enters payments. */
    static final String DIRECTOR = "DIRECTOR";
    private final Inbox inbox;
    private final Set<String> managers;

    Cast(Inbox inbox, FirmFiles firm) {
        this.inbox = inbox;
        this.managers = firm.projects().stream().map(NewProject::managerCode).collect(Collectors.toSet());
    }

    List<String> groups(String person) {
        if (DIRECTOR.equals(person)) return List.of("director", "finance");
        return managers.contains(person) ? List.of("consultant", "manager") : List.of("consultant");
    }

    /** The one it is assigned to, or the director where it is offered to a group. */
    static String whose(NewTask task) {
        return task.assignee() == null ? DIRECTOR : task.assignee();
    }

    void complete(NewTask task, Map<String, Object> answers) {
        complete(task, whose(task), answers);
    }

    void complete(NewTask task, String person, Map<String, Object> answers) {
        inbox.complete(task.id(), person, groups(person), answers);
    }

    void as(String person, Runnable deed) {
        Actor.as(person, deed);
    }
}
