package io.throughline.replay;

import io.throughline.journal.Actor;
import io.throughline.process.Inbox;
import io.throughline.project.NewProject;
import io.throughline.replay.Notices.NewTask;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who plays in a replay: the firm's own people, one director, and somebody in finance. They act through the same doors as at any desk. */
final class Cast {
    /** Signs budgets off, approves what managers wrote themselves, reviews invoices. */
    static final String DIRECTOR = "DIRECTOR";
    /** Enters payments and disputes, keeps waiting, is the second pair of eyes where the director was the first. */
    static final String FINANCE = "FINANCE";
    private final Inbox inbox;
    private final Set<String> managers;

    Cast(Inbox inbox, FirmFiles firm) {
        this.inbox = inbox;
        this.managers = firm.projects().stream().map(NewProject::managerCode).collect(Collectors.toSet());
    }

    List<String> groups(String person) {
        if (DIRECTOR.equals(person)) return List.of("director");
        if (FINANCE.equals(person)) return List.of("finance");
        return managers.contains(person) ? List.of("consultant", "manager") : List.of("consultant");
    }

    /** The one it is assigned to, or whoever stands for the group that it is offered to. */
    static String whose(NewTask task) {
        if (task.assignee() != null) return task.assignee();
        return "finance".equals(task.group()) ? FINANCE : DIRECTOR;
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
