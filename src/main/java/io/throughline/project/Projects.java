package io.throughline.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

public interface Projects {
    /** Publishes ProjectConfirmed; state SETUP with its setup steps. */
    ProjectSummary confirm(NewProject project);

    /** For imported running projects: straight to IN_DELIVERY; publishes ProjectTakenOver. */
    ProjectSummary takeOver(NewProject project);

    ProjectSummary get(String code);

    Optional<ProjectSummary> find(String code);

    List<ProjectSummary> all();

    void addTask(ProjectTask task);

    List<ProjectTask> tasks(String projectCode);

    Optional<ProjectTask> task(String projectCode, String taskCode);

    /** Names of setup steps still open, in their order. */
    List<String> openSetupSteps(String projectCode);

    /** Empty when time and expenses may be logged; otherwise the sentence that refuses, naming state or open setup step. */
    Optional<String> whyNotOpenForTime(String projectCode, LocalDate day);

    void putOnHold(String projectCode, String reason);

    void resume(String projectCode);

    void cancel(String projectCode, String reason);

    void handOver(String projectCode, String newManagerCode);

    /** Called by the closeout's last step; publishes ProjectClosed. */
    void close(String projectCode, String lessons);
}
