package io.throughline.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.models.Catalogue;
import org.junit.jupiter.api.Test;

class StepCatalogueTests {
    private final Catalogue catalogue = StepCatalogue.read();

    @Test
    void readsStepsOffTheProcessClasses() {
        var step = catalogue.steps().get("closeProject");
        assertThat(step.does()).isNotBlank();
        assertThat(step.reads()).isNotEmpty();
        assertThat(catalogue.steps().values()).allSatisfy(s -> assertThat(s.does()).endsWith("."));
    }

    @Test
    void knowsTheFactsThatMayWakeAProcess() {
        assertThat(catalogue.messages()).containsKeys("TimesheetSubmitted", "InvoiceMailed", "ReceivableSettled").doesNotContainKey("BusinessEvent");
    }

    @Test
    void knowsWhichTasksShowSomething() {
        assertThat(catalogue.views()).contains("reviewCloseout", "settleDispute");
    }
}
