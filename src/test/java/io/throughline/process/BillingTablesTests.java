package io.throughline.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
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
    @CsvSource({
        "DE, DE, S, 19.00, Domestic supply at the standard rate",
        "FR, FR, S, 19.00, Domestic supply at the standard rate",
        "DE, BE, AE, 0.00, Reverse charge: the recipient owes the VAT",
        "DE, FR, AE, 0.00, Reverse charge: the recipient owes the VAT",
        "DE, NL, AE, 0.00, Reverse charge: the recipient owes the VAT",
        "DE, US, O, 0.00, Outside the scope of VAT: place of supply abroad",
        "FR, DE, O, 0.00, Outside the scope of VAT: place of supply abroad"})
    void taxesByCountry(String seller, String client, String category, String percent, String reason) {
        var tax = ask("tax", Map.of("sellerCountry", seller, "clientCountry", client, "day", Date.from(Instant.parse("2026-02-10T00:00:00Z")), "domesticPercent", "19.00")).getSingleResult();
        assertThat(tax.getEntryMap()).isEqualTo(Map.of("category", category, "percent", percent, "reason", reason));
    }

    /** What an analyst would write for a country that joins reverse charge on a day. */
    @Test
    void knowsTheDay() throws IOException {
        var later = Files.readString(Path.of("processes/decisions/tax.dmn"))
                .replaceFirst("(<inputEntry id=\"tax-row2-in2\">\\s*<text>)(</text>)", "$1&gt;= date and time(\"2026-03-01T00:00:00\")$2");
        var table = ENGINE.parseDecision("tax", new ByteArrayInputStream(later.getBytes()));
        for (var day : List.of("2026-02-28", "2026-03-01")) {
            var inputs = Map.<String, Object>of("sellerCountry", "DE", "clientCountry", "NL", "domesticPercent", "19.00",
                    "day", Date.from(LocalDate.parse(day).atStartOfDay(ZoneId.systemDefault()).toInstant()));
            assertThat((String) ENGINE.evaluateDecision(table, inputs).getSingleResult().getEntry("category")).isEqualTo(day.startsWith("2026-02") ? "O" : "AE");
        }
    }

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
