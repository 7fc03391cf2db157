package io.throughline.process.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.process.ModelFiles;
import io.throughline.process.task.ModelWalk.Way;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;

/** What forms tell of the way on is read from the model, in the model's words. */
class ModelWalkTests {

    @Test
    void tellsWhatEachAnswerLeadsTo() {
        assertThat(ways("expense-approval", "approveExpense")).hasSize(2).contains(new Way("Approved? no", "Correct expense (author)"))
                .anySatisfy(way -> assertThat(way.next()).endsWith("done: To be reimbursed"));
        assertThat(ways("invoicing", "reviewInvoice")).hasSize(2).contains(new Way("Approved? yes", "Issue invoice, then Render documents"))
                .anySatisfy(way -> assertThat(way.next()).startsWith("Release items"));
        assertThat(ways("collection", "decideHowToGoOn")).containsExactly(
                new Way("Wait or write off? write off", "Confirm write-off (director)"), new Way("Wait or write off? wait 30 days, or as planned", "Plan next step"));
    }

    @Test
    void followsQuestionsThatAreAskedTogether() {
        assertThat(ways("timesheet-approval", "approveTimesheet")).extracting(Way::answer).containsExactlyInAnyOrder("Second pair of eyes? yes",
                "Second pair of eyes? no, Lines rejected? no", "Second pair of eyes? no, Lines rejected? yes", "Second pair of eyes? skipped ahead");
    }

    @Test
    void leadsOutOfAPartIntoTheWhole() {
        assertThat(ways("project-lifecycle", "completeDelivery")).containsExactly(new Way("Completed", "Finish delivery, then Ask what is open"));
        assertThat(ways("timesheet-approval", "approveTimesheet")).contains(
                new Way("Second pair of eyes? no, Lines rejected? no", "Lines approved (and once all are through), then Close sheet"));
    }

    @Test
    void anAnalystsChangeShowsAtOnce() {
        var model = model("invoicing");
        model.<FlowNode>getModelElementById("releaseItems").setName("Give the hours back");
        assertThat(WhatFollows.read(model, "reviewInvoice").next()).anySatisfy(way -> assertThat(way.next()).startsWith("Give the hours back"));
    }

    @Test
    void everyTaskHasAWayOnAndSaysWhyItComesToItsReader() {
        for (var file : List.of("billing-run", "closeout-review", "collection", "expense-approval", "invoicing", "project-lifecycle", "timesheet-approval", "week-reminder")) {
            for (var task : model(file).getModelElementsByType(UserTask.class)) {
                var about = WhatFollows.read(model(file), task.getId());
                assertThat(about.next()).as(task.getId()).isNotEmpty().allSatisfy(way -> assertThat(way.next()).isNotBlank());
                assertThat(about.why()).as(task.getId()).endsWith(".").doesNotContain("$");
            }
        }
    }

    private static List<Way> ways(String file, String task) {
        return ModelWalk.from(model(file).getModelElementById(task));
    }

    private static BpmnModelInstance model(String file) {
        var found = new ModelFiles("").all().stream().filter(f -> f.name().equals("processes/" + file + ".bpmn")).findFirst().orElseThrow();
        try (var content = found.resource().getInputStream()) {
            return Bpmn.readModelFromStream(content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
