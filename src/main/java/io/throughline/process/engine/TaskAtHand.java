package io.throughline.process.engine;

import java.util.function.Consumer;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** An open task as listeners see it, for those who look at it later than they. */
@Component
public class TaskAtHand {
    private final ProcessEngineConfigurationImpl engine;
    private final TaskService tasks;

    TaskAtHand(ProcessEngineConfigurationImpl engine, TaskService tasks) {
        this.engine = engine;
        this.tasks = tasks;
    }

    /** Within one command of the engine; nothing happens where the task is no longer open. */
    public void look(String taskId, Consumer<DelegateTask> look) {
        engine.getCommandExecutorTxRequired().execute(command -> {
            if (tasks.createTaskQuery().taskId(taskId).active().singleResult() instanceof DelegateTask task) look.accept(task);
            return null;
        });
    }
}
