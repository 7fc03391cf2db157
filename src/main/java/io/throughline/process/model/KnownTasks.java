package io.throughline.process.model;

import io.throughline.models.ModelSource;
import io.throughline.process.model.ElementTemplates.UserTaskBlock;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** The tasks of people in a set of models, each once, with its form and whom it is for. */
final class KnownTasks {
    private KnownTasks() {}

    static List<UserTaskBlock> in(List<ModelSource> files) {
        var tasks = new TreeMap<String, UserTaskBlock>();
        for (var file : files) {
            if (!file.name().endsWith(".bpmn")) continue;
            for (var task : Bpmn.readModelFromStream(new ByteArrayInputStream(file.content())).getModelElementsByType(UserTask.class)) {
                tasks.putIfAbsent(task.getId(), new UserTaskBlock(task.getId(), task.getName(), task.getCamundaFormRef(), text(task.getCamundaCandidateGroups()), text(task.getCamundaAssignee())));
            }
        }
        return List.copyOf(tasks.values());
    }

    private static String text(String given) {
        return given == null ? "" : given;
    }
}
