package io.throughline.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * What a person sees when a task reaches them: written once, when the task is created, as the task's local JSON variable {@code view}.
 * A bean named {@code <task id>View}. Never cost rates; nothing is decided from it.
 */
@FunctionalInterface
public interface TaskView {
    Map<String, Object> of(DelegateTask task);
}
