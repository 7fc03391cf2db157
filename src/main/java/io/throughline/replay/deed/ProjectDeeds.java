package io.throughline.replay.deed;

import io.throughline.api.Refused;
import io.throughline.project.NewProject;
import io.throughline.project.ProjectTask;
import io.throughline.project.Projects;
import io.throughline.project.RateCard;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.deed.Notices.NewTask;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A project's life as its manager sees it: set up, delivered, looked back on. */
public final class ProjectDeeds {
    /** After everybody's approvals of the same instant. */
    private static final int AFTER_APPROVALS = 9;
    private final FirmFiles firm;
    private final Projects projects;
    private final RateCard rates;
    private final Cast cast;
    private final Notices notices;
    private static final int DAYS_OF_PATIENCE = 14;
    private final Map<String, NewTask> delivering = new HashMap<>();

    ProjectDeeds(FirmFiles firm, Projects projects, RateCard rates, Cast cast, Notices notices) {
        this.firm = firm;
        this.projects = projects;
        this.rates = rates;
        this.cast = cast;
        this.notices = notices;
    }

    void plan(Agenda agenda) {
        var tasks = firm.tasks().stream().collect(Collectors.groupingBy(ProjectTask::projectCode));
        var done = lastDecisions();
        for (var p : firm.projects()) {
            var project = new NewProject(p.code(), p.name(), p.clientCode(), p.managerCode(), p.billingModel(), p.currency(), p.startDate(), p.budgetHours(),
                    p.budgetAmount(), tasks.getOrDefault(p.code(), List.of()), List.of());
            var confirmed = p.startDate().atTime(7, 0);
            agenda.add(confirmed, "confirming " + p.code(), () -> cast.as(cast.director(), () -> confirm(project)));
            planDelivery(agenda, p, done.getOrDefault(p.code(), confirmed), DAYS_OF_PATIENCE);
        }
    }

    private void confirm(NewProject project) {
        projects.confirm(project);
        firm.agreed().rates().stream().filter(r -> r.project().equals(project.code()))
                .forEach(r -> rates.set(new RateCard.Line(r.project(), r.person(), project.startDate(), r.rate())));
    }

    /** When the last entry or expense of each project is approved. */
    private Map<String, LocalDateTime> lastDecisions() {
        var done = new HashMap<String, LocalDateTime>();
        firm.entries().forEach(e -> later(done, e.projectCode(), WeekDeeds.decided(e.workDate(), WeekDeeds.sentBack(e.externalId()))));
        firm.expenses().forEach(e -> later(done, e.projectCode(), WeekDeeds.decided(e.expenseDate(), false)));
        return done;
    }

    private static void later(Map<String, LocalDateTime> done, String project, LocalDateTime at) {
        done.merge(project, at, (a, b) -> a.isAfter(b) ? a : b);
    }

    /** A manager who is told that something is not approved yet asks again on the next day: histories out of a firm's own books hold what nobody decided in time. */
    private void planDelivery(Agenda agenda, NewProject project, LocalDateTime at, int patience) {
        agenda.add(at, AFTER_APPROVALS, "completing the delivery of " + project.code(), () -> {
            notices.take("completeDelivery").forEach(task -> delivering.put(task.businessKey(), task));
            try {
                cast.complete(delivering.get(project.code()), project.managerCode(), Map.of());
                delivering.remove(project.code());
            } catch (Refused notYet) {
                if (patience == 0) throw notYet;
                planDelivery(agenda, project, at.plusDays(1), patience - 1);
            }
        });
    }

    /** Done as soon as it is asked for; answers whether anything was. */
    public boolean answerAtOnce() {
        boolean any = false;
        for (var task : notices.take("signOffBudget")) {
            cast.complete(task, Map.of("signedOff", true));
            any = true;
        }
        for (var key : List.of("completeSetupStep", "reviewBudget")) {
            for (var task : notices.take(key)) {
                cast.complete(task, Map.of());
                any = true;
            }
        }
        return any;
    }

    /** The day after it became possible, at 09:00. */
    public void planCloseouts(Agenda agenda, LocalDate today) {
        for (var task : notices.take("reviewCloseout")) {
            agenda.add(today.plusDays(1).atTime(9, 0), "closing " + task.businessKey(), () -> cast.complete(task, Map.of("lessons", cast.lessonsOf(task.businessKey()))));
        }
    }
}
