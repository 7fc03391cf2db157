package io.throughline.process.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.billing.TaxPolicy.Case;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The table {@code tax}, in the engine's own decision engine. */
class TaxTableTests {
    private static final DmnEngine ENGINE = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision SHIPPED = table(read());

    /** What the first table said holds on: the firm's own percentage at home, no VAT abroad. */
    @ParameterizedTest
    @CsvSource({"DE, DE, S, 19.00", "FR, FR, S, 19.00", "DE, BE, AE, 0.00", "DE, FR, AE, 0.00", "DE, NL, AE, 0.00", "DE, US, O, 0.00", "DE, GB, O, 0.00"})
    void taxesAFirmWithAPercentageOfItsOwn(String seller, String client, String category, String percent) {
        for (var day : List.of("2004-03-31", "2008-06-30", "2026-01-31")) {
            var tax = ENGINE.evaluateDecisionTable(SHIPPED, TaxDecision.inputs(new Case("SERVICES", seller, client, false, "", "", LocalDate.parse(day), new BigDecimal("19.00"))));
            assertThat((String) tax.getSingleResult().getEntry("category")).isEqualTo(category);
            assertThat((String) tax.getSingleResult().getEntry("percent")).isEqualTo(percent);
        }
    }

    /** A firm may say whose businesses owe the VAT themselves; whoever else is abroad is outside the scope. */
    @ParameterizedTest
    @CsvSource({"DE, DE, S", "DE, NL, AE", "DE, AT, O", "DE, US, O", "US, BE, AE", "US, US, S", "US, GB, O"})
    void chargesAsTheFirmDrawsItsUnion(String seller, String client, String category) {
        var asked = new Case("SERVICES", seller, client, false, "", "", LocalDate.parse("2006-01-31"), new BigDecimal("19.00"));
        var inputs = TaxDecision.inputs(asked).putValue("members", List.of("BE", "FR", "NL", seller));
        assertThat((String) ENGINE.evaluateDecisionTable(SHIPPED, inputs).getSingleResult().getEntry("category")).isEqualTo(category);
    }

    /** Cases as the directive and the countries' own rates have them; the amounts are worked out by hand. */
    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/tax/cases.csv", numLinesToSkip = 1)
    void taxesAsPublished(String name, String supply, String seller, String client, boolean consumer, String vatCountry, String place, LocalDate day,
                          String category, String percent, String code) {
        var asked = new Case(supply, seller, client, consumer, text(vatCountry), text(place), day, null);
        var tax = ENGINE.evaluateDecisionTable(SHIPPED, TaxDecision.inputs(asked)).getSingleResult();
        assertThat((String) tax.getEntry("category")).isEqualTo(category);
        assertThat((String) tax.getEntry("percent")).isEqualTo(percent);
        assertThat((String) tax.getEntry("code")).isEqualTo(text(code));
        assertThat((String) tax.getEntry("reason")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"SERVICES, JP, JP, false, , 2026-01-31", "OWN_KIND, DE, DE, false, , 2026-01-31", "PROPERTY, DE, DE, false, NL, 2026-01-31", "EVENT, DE, DE, true, AT, 2026-01-31", "SERVICES, DE, DE, false, , 1990-01-01"})
    void saysNothingWhereItKnowsNothing(String supply, String seller, String client, boolean consumer, String place, LocalDate day) {
        assertThat(ENGINE.evaluateDecisionTable(SHIPPED, TaxDecision.inputs(new Case(supply, seller, client, consumer, "", text(place), day, null)))).isEmpty();
    }

    /** What an analyst would write for a country whose clients owe the VAT from a day on. */
    @Test
    void knowsTheDay() {
        var later = read();
        var row = later.indexOf("businesses in another member state");
        var cell = later.indexOf("<text></text>", later.indexOf("-in4", row));
        later = later.substring(0, cell) + "<text>&gt;= date and time(\"2026-03-01T00:00:00\")</text>" + later.substring(cell + "<text></text>".length());
        var table = table(later);
        for (var day : List.of("2026-02-28", "2026-03-01")) {
            var answer = ENGINE.evaluateDecisionTable(table, TaxDecision.inputs(new Case("SERVICES", "DE", "NL", false, "NL", "", LocalDate.parse(day), null)));
            assertThat(answer.isEmpty()).isEqualTo(day.startsWith("2026-02"));
        }
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }

    private static String read() {
        try {
            return Files.readString(Path.of("processes/decisions/tax.dmn"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DmnDecision table(String dmn) {
        return ENGINE.parseDecision("tax", new ByteArrayInputStream(dmn.getBytes()));
    }
}
