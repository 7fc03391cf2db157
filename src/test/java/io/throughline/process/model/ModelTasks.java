package io.throughline.process.model;

import io.throughline.process.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** What the shipped models ask people, for tests outside of this room. */
public final class ModelTasks {
    private ModelTasks() {}

    public static List<String> keys() {
        return new ModelFiles("").all().stream().filter(f -> f.name().endsWith(".bpmn")).flatMap(f -> {
            try (var model = f.resource().getInputStream()) {
                return Bpmn.readModelFromStream(model).getModelElementsByType(UserTask.class).stream().map(UserTask::getId).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toList();
    }
}
