package io.throughline.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.models.Catalogue;
import io.throughline.models.ModelCheck;
import io.throughline.models.ModelSource;
import io.throughline.process.ModelFiles;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.junit.jupiter.api.Test;

/** What ships passes its own check, and keeps to one name per idea: label, id and bean. */
class ShippedModelsTests {
    private static final List<ModelSource> FILES = new ModelFiles("").sources();
    private static final Catalogue CATALOGUE = StepCatalogue.read();

    @Test
    void passTheCheckWithoutAnythingToSay() {
        assertThat(new ModelCheck(CATALOGUE).check(FILES)).isEmpty();
    }

    @Test
    void areTheModelsOfTheCatalogue() {
        assertThat(FILES).extracting(ModelSource::name).contains(
                "processes/project-lifecycle.bpmn", "processes/week-reminder.bpmn", "processes/timesheet-approval.bpmn", "processes/expense-approval.bpmn",
                "processes/billing-run.bpmn", "processes/invoicing.bpmn", "processes/collection.bpmn", "processes/closeout-review.bpmn",
                "processes/decisions/approval-routing.dmn", "processes/decisions/invoice-review.dmn", "processes/decisions/dunning-policy.dmn",
                "processes/decisions/expense-policy.dmn", "processes/decisions/billing-calendar.dmn", "processes/decisions/tax.dmn");
    }

    @Test
    void nameEachStepAndTaskAfterItsLabel() {
        for (var model : models()) {
            for (var task : model.getModelElementsByType(Task.class)) assertThat(task.getId()).as(task.getName()).isEqualTo(camelCase(task.getName()));
        }
    }

    /** A step that a model takes at two places has its own name at the first. */
    @Test
    void nameEachStepAfterItsBean() {
        for (var model : models()) {
            var ids = model.getModelElementsByType(ServiceTask.class).stream().map(ServiceTask::getId).collect(Collectors.toSet());
            for (var task : model.getModelElementsByType(ServiceTask.class)) {
                var bean = task.getCamundaDelegateExpression();
                if (bean != null && !bean.equals("${" + task.getId() + "}")) assertThat(ids).as(task.getName()).contains(bean.substring(2, bean.length() - 1));
            }
        }
    }

    @Test
    void useEveryStepThatThereIs() {
        var used = models().stream().flatMap(m -> m.getModelElementsByType(ServiceTask.class).stream()).map(ServiceTask::getCamundaDelegateExpression)
                .filter(Objects::nonNull).map(e -> e.substring(2, e.length() - 1)).collect(Collectors.toSet());
        assertThat(used).containsExactlyInAnyOrderElementsOf(CATALOGUE.steps().keySet());
    }

    private static List<BpmnModelInstance> models() {
        return FILES.stream().filter(f -> f.name().endsWith(".bpmn")).map(f -> Bpmn.readModelFromStream(new ByteArrayInputStream(f.content()))).toList();
    }

    /** "Confirm write-off" becomes confirmWriteOff. */
    private static String camelCase(String label) {
        var words = label.split("[ -]+");
        return words[0].toLowerCase() + Arrays.stream(words).skip(1).map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1)).collect(Collectors.joining());
    }
}
