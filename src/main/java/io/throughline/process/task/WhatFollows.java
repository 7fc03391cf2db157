package io.throughline.process.task;

import io.throughline.process.task.ModelWalk.Way;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** What a task's form says about itself from the model that it was deployed with: why it comes to its reader, and what each answer leads to. */
@Component
public class WhatFollows {
    private final RepositoryService repository;
    private final Map<String, About> known = new ConcurrentHashMap<>();

    /** {@code why} is a sentence. */
    record About(String why, List<Way> next) {}

    WhatFollows(RepositoryService repository) {
        this.repository = repository;
    }

    About of(String processDefinitionId, String taskKey) {
        return known.computeIfAbsent(processDefinitionId + "/" + taskKey, k -> read(repository.getBpmnModelInstance(processDefinitionId), taskKey));
    }

    public static About read(BpmnModelInstance model, String taskKey) {
        UserTask task = model.getModelElementById(taskKey);
        return new About(why(task), ModelWalk.from(task));
    }

    private static String why(UserTask task) {
        var assignee = task.getCamundaAssignee();
        var groups = task.getCamundaCandidateGroups();
        if (assignee == null) {
            boolean several = groups != null && groups.contains(",");
            return "Anybody in the group%s %s may claim and answer it.".formatted(several ? "s" : "", groups == null || groups.contains("$") ? "it is offered to" : groups.replaceAll(" *, *", " and "));
        }
        var role = assignee.replaceAll("[${}]", "").replaceAll("Person$", "").replaceAll("([A-Z])", " $1").toLowerCase();
        return "It comes to you as the %s.".formatted(role);
    }
}
