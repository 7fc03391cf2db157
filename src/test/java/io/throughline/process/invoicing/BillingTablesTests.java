package io.throughline.process.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the tables that billing asks, in the engine's own decision engine. */
class BillingTablesTests {
    private static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @ParameterizedTest
    @CsvSource({"EUR, 10000.00, false", "EUR, 10000.01, true", "USD, 10000.00, false", "USD, 10000.01, true", "GBP, 9999.99, false", "GBP, 20000.00, true",
        "CHF, 10000.00, false", "CHF, 10000.01, true", "JPY, 10000, false", "JPY, 10001, true"})
    void showsLargeInvoicesToADirector(String currency, String net, boolean review) {
        assertThat((Boolean) ask("invoice-review", Map.of("currency", currency, "net", net)).getSingleResult().getSingleEntry()).isEqualTo(review);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-10, 2025-12-31", "2026-03-10, 2026-02-28", "2008-03-10, 2008-02-29"})
    void billsOnTheTenthUpToTheEndOfTheMonthBefore(String today, String upTo) {
        assertThat((String) ask("billing-calendar", Map.of("today", today)).getSingleResult().getSingleEntry()).isEqualTo(upTo);
    }

    @Test
    void billsOnNoOtherDay() {
        for (var day : new String[] {"2026-01-01", "2026-01-09", "2026-01-11", "2026-01-31"}) assertThat(ask("billing-calendar", Map.of("today", day))).isEmpty();
    }

    private static DmnDecisionResult ask(String table, Map<String, Object> inputs) {
        try (var file = new FileInputStream("processes/decisions/" + table + ".dmn")) {
            return ENGINE.evaluateDecision(ENGINE.parseDecision(table, file), inputs);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
