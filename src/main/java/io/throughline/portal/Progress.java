package io.throughline.portal;

import io.throughline.project.Milestone;
import io.throughline.project.ProjectSummary;
import io.throughline.project.ProjectTask;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * A project as its client sees it; what is not shown to the client is null, as is {@code percent} where nothing can be counted. {@code budgetUsed}: percent
 * of the agreed hours; {@code time}: approved hours, the newest first.
 */
record Progress(ProjectSummary project, List<Milestone> milestones, Integer percent, BigDecimal hours, BigDecimal agreedHours, BigDecimal budgetUsed, List<Hour> time) {

    /** {@code task}: its name. */
    record Hour(LocalDate day, String task, BigDecimal hours, String note) {}

    /** Tasks done of all, weighed by what was estimated; milestones accepted where nobody ticks tasks off. Null where neither tells. */
    static Integer percent(List<ProjectTask> tasks, List<Milestone> milestones) {
        if (tasks.stream().noneMatch(ProjectTask::done)) {
            return milestones.isEmpty() ? null : share(BigDecimal.valueOf(milestones.stream().filter(Milestone::accepted).count()), BigDecimal.valueOf(milestones.size()));
        }
        boolean estimated = tasks.stream().allMatch(t -> t.estimateHours() != null && t.estimateHours().signum() > 0);
        var all = tasks.stream().map(t -> weight(t, estimated)).reduce(BigDecimal.ZERO, BigDecimal::add);
        var done = tasks.stream().filter(ProjectTask::done).map(t -> weight(t, estimated)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return share(done, all);
    }

    private static BigDecimal weight(ProjectTask task, boolean estimated) {
        return estimated ? task.estimateHours() : BigDecimal.ONE;
    }

    /** Hundred only when everything is done. */
    private static Integer share(BigDecimal done, BigDecimal all) {
        return done.multiply(BigDecimal.valueOf(100)).divide(all, 0, RoundingMode.DOWN).intValue();
    }
}
