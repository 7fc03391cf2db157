package io.throughline.process.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ThroughlineTest
class ExpensePolicyTests {
    @Autowired DecisionService decisions;

    @ParameterizedTest
    @CsvSource({
        "MEALS, 150.01, true, meal above 150",
        "MEALS, 150.00, true, ''",
        "MEALS, 25.00, true, ''",
        "MEALS, 24.99, false, ''",
        "TRAVEL, 1000.01, true, Travel above 1000",
        "TRAVEL, 1000.00, true, ''",
        "TRAVEL, 10.00, true, ''",
        "TRAVEL, 9.99, false, ''",
        "SOFTWARE, 500.01, true, Software above 500",
        "SOFTWARE, 500.00, true, ''",
        "FLOWERS, 250.01, true, no known category",
        "FLOWERS, 250.00, true, ''"})
    void everyRow(String category, String amount, boolean receiptNeeded, String warning) {
        var answer = decisions.evaluateDecisionTableByKey("expense-policy",
                Variables.createVariables().putValue("category", category).putValue("amount", amount)).getSingleResult();
        assertThat(answer.<Boolean>getEntry("receiptNeeded")).isEqualTo(receiptNeeded);
        if (warning.isEmpty()) assertThat(answer.<String>getEntry("warning")).isEmpty();
        else assertThat(answer.<String>getEntry("warning")).contains(warning);
    }
}
