package io.throughline.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * What a person sees of a task: written when the task is created, and anew when it is opened, as the task's local JSON variable {@code view}.
 * A {@code watchedBy} in it is the user who waits for the answer and may see the task meanwhile. A bean named {@code <task id>View}. Never cost rates; nothing is decided from it.
 */
@FunctionalInterface
public interface TaskView {
    Map<String, Object> of(DelegateTask task);
}
