package io.throughline.security.fence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** What a task's form asks for: the keys of its fields. */
final class FormFields {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FormFields() {}

    static Set<String> of(CommandContext context, TaskEntity task) {
        var keys = new TreeSet<String>();
        try (var form = context.runWithoutAuthorization(new GetDeployedTaskFormCmd(task.getId()))) {
            collect(JSON.readTree(form), keys);
        } catch (BadUserRequestException e) {
            // No form: nothing is asked.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    /** The variable is what stands before the first dot; a disabled field is shown and never sent. */
    private static void collect(JsonNode component, Set<String> keys) {
        var key = component.path("key").asText(component.path("path").asText(""));
        if (!key.isEmpty() && !component.path("disabled").asBoolean()) keys.add(key.split("\\.", 2)[0]);
        component.path("components").forEach(child -> collect(child, keys));
    }
}
