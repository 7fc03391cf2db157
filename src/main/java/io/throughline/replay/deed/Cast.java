package io.throughline.replay.deed;

import io.throughline.billing.InvoiceIssued;
import io.throughline.journal.Actor;
import io.throughline.process.Inbox;
import io.throughline.project.NewProject;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.deed.Notices.NewTask;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Who plays in a replay: the firm's own people, one director, and somebody in finance. They act through the same doors as at any desk. */
public final class Cast {
    public static final String DIRECTOR = "DIRECTOR";
    public static final String FINANCE = "FINANCE";
    private final Inbox inbox;
    private final Set<String> managers;
    private final String director;
    private final String finance;
    private final Predicate<InvoiceIssued> unpaid;
    private final UnaryOperator<String> lessons;

    /** The codes of the two that are added. */
    public Cast(Inbox inbox, FirmFiles firm, String director, String finance) {
        this(inbox, firm, director, finance, invoice -> false, project -> "Replayed from the firm's files.");
    }

    /** {@code unpaid}: invoices that their clients leave open for good; {@code lessons}: what is learned of a project. */
    public Cast(Inbox inbox, FirmFiles firm, String director, String finance, Predicate<InvoiceIssued> unpaid, UnaryOperator<String> lessons) {
        this.inbox = inbox;
        this.unpaid = unpaid;
        this.lessons = lessons;
        this.director = director;
        this.finance = finance;
        this.managers = firm.projects().stream().map(NewProject::managerCode).collect(Collectors.toSet());
    }

    /** Signs budgets off, approves what managers wrote themselves, reviews invoices. */
    String director() {
        return director;
    }

    /** Enters payments and disputes, keeps waiting, is the second pair of eyes where the director was the first. */
    String finance() {
        return finance;
    }

    boolean leavesOpen(InvoiceIssued invoice) {
        return unpaid.test(invoice);
    }

    String lessonsOf(String project) {
        return lessons.apply(project);
    }

    List<String> groups(String person) {
        if (director.equals(person)) return List.of("director");
        if (finance.equals(person)) return List.of("finance");
        return managers.contains(person) ? List.of("consultant", "manager") : List.of("consultant");
    }

    /** The one it is assigned to, or whoever stands for the group that it is offered to. */
    String whose(NewTask task) {
        if (task.assignee() != null) return task.assignee();
        return "finance".equals(task.group()) ? finance : director;
    }

    public void complete(NewTask task, Map<String, Object> answers) {
        complete(task, whose(task), answers);
    }

    public void complete(NewTask task, String person, Map<String, Object> answers) {
        inbox.complete(task.id(), person, groups(person), answers);
    }

    void as(String person, Runnable deed) {
        Actor.as(person, deed);
    }
}
