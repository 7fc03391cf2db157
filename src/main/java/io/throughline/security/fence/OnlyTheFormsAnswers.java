package io.throughline.security.fence;

import io.throughline.security.TaskAnswers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.BytesValue;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.ObjectValue;

/**
 * Whoever completes a task answers its form and nothing else. Without this, anybody with a task could set any variable of the process
 * along with the answer: which sheet, which invoice, who else has to approve.
 */
class OnlyTheFormsAnswers extends CommandInterceptor {
    private static final CarriedBy<String> TASK = new CarriedBy<>(String.class, "taskId");
    @SuppressWarnings("rawtypes")
    private static final CarriedBy<Map> ANSWERS = new CarriedBy<>(Map.class);
    private final Map<String, Set<String>> fields = new ConcurrentHashMap<>();

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof CompleteTaskCmd || command instanceof SubmitTaskFormCmd) {
            var context = Context.getCommandContext();
            if (context.getAuthentication() != null) ANSWERS.in(command).forEach(answers -> check(context, TASK.in(command).findFirst().orElse(null), answers));
            return TaskAnswers.during(given(command), () -> next.execute(command));
        }
        return next.execute(command);
    }

    private static Map<String, Object> given(Command<?> command) {
        var given = new LinkedHashMap<String, Object>();
        ANSWERS.in(command).forEach(answers -> answers.forEach((field, answer) -> given.put(String.valueOf(field), answer)));
        return given;
    }

    private void check(CommandContext context, String taskId, Map<String, Object> answers) {
        if (taskId == null || answers.isEmpty()) return;
        var task = context.getTaskManager().findTaskById(taskId);
        if (task == null) return;
        var known = fields(context, task);
        var values = Variables.fromMap(answers);
        for (var name : answers.keySet()) {
            if (!known.contains(name)) throw new FormFieldValidationException(name, "The form of '%s' has no field '%s'; it has %s.".formatted(task.getName(), name, known));
            var value = values.getValueTyped(name);
            if (value instanceof ObjectValue || value instanceof FileValue || value instanceof BytesValue) {
                throw new FormFieldValidationException(name, "'%s' must be text, a number, true or false, a date, or JSON.".formatted(name));
            }
        }
    }

    private Set<String> fields(CommandContext context, TaskEntity task) {
        var key = task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey();
        var known = fields.get(key);
        if (known == null) fields.put(key, known = FormFields.of(context, task));
        return known;
    }
}
