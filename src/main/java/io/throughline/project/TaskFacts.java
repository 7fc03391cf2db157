package io.throughline.project;

import io.throughline.journal.BusinessEvent;
import java.util.List;

/** What becomes of a project's tasks after its confirmation, as the journal keeps it. */
final class TaskFacts {
    private TaskFacts() {}

    record ProjectTasksAdded(String projectCode, List<ProjectTask> tasks) implements BusinessEvent {
        @Override
        public String subject() {
            return "project:" + projectCode;
        }
    }

    record ProjectTaskChanged(String projectCode, ProjectTask before, ProjectTask after) implements BusinessEvent {
        @Override
        public String subject() {
            return "project:" + projectCode;
        }
    }
}
