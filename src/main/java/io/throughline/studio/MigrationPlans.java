package io.throughline.studio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.springframework.stereotype.Component;

/** How running cases come from their model to the one that is live: made from both models, with the analyst's own pairs laid over it. */
@Component
class MigrationPlans {
    private final RepositoryService repository;
    private final RuntimeService runtime;

    MigrationPlans(RepositoryService repository, RuntimeService runtime) {
        this.repository = repository;
        this.runtime = runtime;
    }

    /** {@code pairs}: where a case that stands here goes; {@code why} is set where no plan is possible at all. */
    record Plan(String process, int fromVersion, int toVersion, Map<String, String> pairs, List<ProcessInstance> cases, MigrationPlan plan, String why) {}

    /** One for each version that still has running cases and is not the live one. {@code own}: by process, from element to element; null leaves a pair out. */
    List<Plan> toLive(Map<String, Map<String, String>> own) {
        var plans = new ArrayList<Plan>();
        for (var live : repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list()) {
            var older = runtime.createProcessInstanceQuery().processDefinitionKey(live.getKey()).list().stream()
                    .filter(i -> !i.getProcessDefinitionId().equals(live.getId())).collect(Collectors.groupingBy(ProcessInstance::getProcessDefinitionId, TreeMap::new, Collectors.toList()));
            older.forEach((from, cases) -> plans.add(plan(repository.getProcessDefinition(from), live, cases, own.getOrDefault(live.getKey(), Map.of()))));
        }
        return plans;
    }

    /** A place of a former model at which cases stand and from which no pair leads on; {@code to}: where they could go in the live model, by id. */
    record Stuck(String process, String place, String name, Map<String, String> to) {}

    List<Stuck> stuck() {
        var stuck = new ArrayList<Stuck>();
        for (var plan : toLive(Map.of())) {
            var former = plan.cases().get(0).getProcessDefinitionId();
            var live = repository.createProcessDefinitionQuery().processDefinitionKey(plan.process()).latestVersion().singleResult().getId();
            var before = places(former);
            var now = places(live);
            var standing = runtime.createExecutionQuery().processDefinitionId(former).list().stream()
                    .flatMap(e -> runtime.getActiveActivityIds(e.getId()).stream()).filter(before::containsKey).filter(p -> !plan.pairs().containsKey(p)).distinct().sorted();
            standing.forEach(place -> stuck.add(new Stuck(plan.process(), place, before.get(place), now)));
        }
        return stuck;
    }

    /** Where a case can stand. */
    private Map<String, String> places(String definition) {
        var places = new TreeMap<String, String>();
        for (var type : List.of(Task.class, IntermediateCatchEvent.class, EventBasedGateway.class)) {
            repository.getBpmnModelInstance(definition).getModelElementsByType(type).forEach(e -> {
                var node = (FlowNode) e;
                places.put(node.getId(), node.getName() == null ? node.getId() : node.getName());
            });
        }
        return places;
    }

    private Plan plan(ProcessDefinition from, ProcessDefinition to, List<ProcessInstance> cases, Map<String, String> own) {
        var pairs = new LinkedHashMap<String, String>();
        try {
            var equal = runtime.createMigrationPlan(from.getId(), to.getId()).mapEqualActivities().build();
            equal.getInstructions().forEach(i -> pairs.put(i.getSourceActivityId(), i.getTargetActivityId()));
            own.forEach((a, b) -> {
                if (b == null || b.isBlank()) pairs.remove(a);
                else pairs.put(a, b);
            });
            var builder = runtime.createMigrationPlan(from.getId(), to.getId());
            pairs.forEach(builder::mapActivities);
            return new Plan(from.getKey(), from.getVersion(), to.getVersion(), pairs, cases, builder.build(), null);
        } catch (MigrationPlanValidationException e) {
            var why = e.getValidationReport().getInstructionReports().stream().flatMap(r -> r.getFailures().stream().map(f -> r.getMigrationInstruction().getSourceActivityId() + " → "
                    + r.getMigrationInstruction().getTargetActivityId() + ": " + f)).collect(Collectors.joining("; "));
            return new Plan(from.getKey(), from.getVersion(), to.getVersion(), pairs, cases, null, "The plan does not hold: " + (why.isEmpty() ? e.getMessage() : why));
        } catch (org.camunda.bpm.engine.BadUserRequestException e) {
            return new Plan(from.getKey(), from.getVersion(), to.getVersion(), pairs, cases, null, "The plan does not hold: " + e.getMessage());
        }
    }
}
