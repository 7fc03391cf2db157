package io.throughline.process;

import io.throughline.process.task.TaskForms;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What somebody who agrees writes into a task's form: ticks the box, takes the first choice. For plays of history, where there is nobody to ask. */
@Component
public class AgreeingAnswers {
    private final TaskService tasks;
    private final TaskForms forms;

    AgreeingAnswers(TaskService tasks, TaskForms forms) {
        this.tasks = tasks;
        this.forms = forms;
    }

    @Transactional(readOnly = true)
    public Map<String, Object> of(String taskId) {
        var answers = new HashMap<String, Object>();
        for (var field : forms.of(tasks.createTaskQuery().taskId(taskId).initializeFormKeys().singleResult())) {
            if (field.type().equals("checkbox")) answers.put(field.key(), true);
            else if (!field.values().isEmpty()) answers.put(field.key(), choice(field.values().get(0)));
            else if (field.required()) answers.put(field.key(), field.type().equals("number") ? (Object) 1 : "agreed");
        }
        return answers;
    }

    /** Yes and no are truth values to a condition. */
    private static Object choice(String first) {
        return first.equals("true") || first.equals("false") ? (Object) Boolean.valueOf(first) : first;
    }
}
