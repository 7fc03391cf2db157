package io.throughline.process.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** The fields of a task's form, as the form that was deployed with the model has them. */
@Component
public class TaskForms {
    private final FormService forms;
    private final RepositoryService repository;
    private final ObjectMapper json;
    private final Map<String, List<Field>> known = new ConcurrentHashMap<>();

    TaskForms(FormService forms, RepositoryService repository, ObjectMapper json) {
        this.forms = forms;
        this.repository = repository;
        this.json = json;
    }

    /** {@code values}: what can be chosen; empty where anything may be written, or the choices are in the task's view. */
    public record Field(String key, String type, String label, boolean required, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> values) {
        /** Several may be ticked at once, or none. */
        boolean takes(String answer) {
            return values.isEmpty() || !Set.of("radio", "select").contains(type) || answer.isBlank() || values.contains(answer);
        }
    }

    public List<Field> of(Task task) {
        if (task.getCamundaFormRef() == null) return List.of();
        return known.computeIfAbsent(task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey(), k -> read(forms.getDeployedTaskForm(task.getId())));
    }

    /** Of a task that is only just being made: its form stands in the deployment of its model. */
    public List<Field> of(String processDefinitionId, String taskKey) {
        return known.computeIfAbsent(processDefinitionId + "/" + taskKey, k -> {
            UserTask task = repository.getBpmnModelInstance(processDefinitionId).getModelElementById(taskKey);
            var deployment = repository.getProcessDefinition(processDefinitionId).getDeploymentId();
            return repository.getDeploymentResourceNames(deployment).stream().filter(name -> name.matches("(.*/)?" + Pattern.quote(task.getCamundaFormRef() + ".form"))).findFirst()
                    .map(name -> read(repository.getResourceAsStream(deployment, name))).orElse(List.of());
        });
    }

    private List<Field> read(InputStream open) {
        try (var form = open) {
            var fields = new ArrayList<Field>();
            collect(json.readTree(form).path("components"), fields);
            return List.copyOf(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode components, List<Field> into) {
        for (var component : components) {
            if (component.has("key") && !component.path("disabled").asBoolean() && !component.path("readonly").asBoolean()) {
                into.add(new Field(component.path("key").asText(), component.path("type").asText(), component.path("label").asText(),
                        component.path("validate").path("required").asBoolean(), component.path("values").findValuesAsText("value")));
            }
            collect(component.path("components"), into);
        }
    }
}
