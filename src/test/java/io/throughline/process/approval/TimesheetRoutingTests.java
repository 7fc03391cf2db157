package io.throughline.process.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ThroughlineTest
class TimesheetRoutingTests {
    @Autowired DecisionService decisions;

    @ParameterizedTest
    @CsvSource({
        "false, 50.00, manager, nobody",
        "false, 50.01, manager, director",
        "true, 50.00, director, nobody",
        "true, 50.01, director, finance"})
    void everyRow(boolean authorIsManager, String weekHours, String approver, String second) {
        var answer = decisions.evaluateDecisionTableByKey("approval-routing",
                Variables.createVariables().putValue("authorIsManager", authorIsManager).putValue("weekHours", weekHours)).getSingleResult();
        assertThat(answer.getEntryMap()).containsEntry("approver", approver).containsEntry("secondApprover", second);
    }
}
