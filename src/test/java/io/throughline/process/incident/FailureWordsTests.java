package io.throughline.process.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.page.Translations;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Reasons as networks, drivers and the engine give them (taken from real failures), in words of the house, and their own text kept beside. */
class FailureWordsTests {
    private final FailureWords words = words();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            create-board failed: Connection refused. Mend the cause, then retry. | The other system could not be reached | Das andere System war nicht erreichbar
            push-invoice failed: ClosedChannelException. Mend the cause, then retry. | could not be reached | nicht erreichbar
            push-invoice failed: HTTP connect timed out. Mend the cause, then retry. | did not answer in time | nicht rechtzeitig
            push-client failed: 401 Unauthorized: "{"error":"invalid_token"}". Mend the cause, then retry. | did not let us in | Zugang fehlt
            push-client failed: 503 Service Unavailable: [no body]. Mend the cause, then retry. | a fault of its own | einen eigenen Fehler
            push-client failed: 422 Unprocessable Entity: "{"Name":"too long"}". Mend the cause, then retry. | did not accept | nicht angenommen
            push-client failed: UnresolvedAddressException. Mend the cause, then retry. | was not found | nicht gefunden
            ENGINE-02004 No outgoing sequence flow for the element with id 'large' could be selected for continuing the process. | None of the ways out | Keiner der Wege
            DMN-03001 Hit policy 'UNIQUE' only allows a single rule to match. Actually match rules: '[a, b]'. | more than one answer | mehr als eine Antwort
            approval-routing has no row for a week of 61.00 h of BERG under somebody else | “approval-routing” has no row | „approval-routing“ hat keine Zeile
            Unknown property used in expression: ${draft.total}. Cause: Cannot resolve identifier 'draft' | expression ${draft.total} could not | Ausdruck ${draft.total}
            DMN-01002 Unable to evaluate expression for language 'feel': 'number(amount) > 5' | A decision table could not be worked out | ließ sich nicht auswerten
            ENGINE-03005 Execution of 'UPDATE ExecutionEntity[1]' failed. Entity was updated by another transaction concurrently. | at the same moment | im selben Augenblick
            new row for relation "line" violates check constraint "line_has_hours" | breaks a rule of the books | gegen eine Regel der Bücher
            HikariPool-1 - Connection is not available, request timed out after 30000ms | The books could not be reached | Die Bücher waren
            the process says no draftId; its model has to set it | the value “draftId” | den Wert „draftId“
            report invoice cannot be printed: no field | The paper “invoice” | Das Papier „invoice“
            Cannot invoke "String.length()" because "name" is null | not made for | nicht gemacht ist
            """)
    void saysInWordsWhatKindOfFailureItIs(String why, String english, String german) {
        var told = words.told(why, Locale.ENGLISH);
        assertThat(told.sentence()).contains(english).doesNotContain("{0}", "failed:");
        assertThat(told.own()).isNotBlank().doesNotContain("Mend the cause");
        assertThat(words.told(why, Locale.GERMAN).sentence()).contains(german).doesNotContain("{0}");
    }

    @Test
    void aRoomsOwnSentenceStandsAsItIs() {
        var told = words.told("push-client failed: 500 h are more than the project has. Mend the cause, then retry.", Locale.ENGLISH);
        assertThat(told.sentence()).isEqualTo("500 h are more than the project has");
        assertThat(told.own()).isNull();
        assertThat(words.told("There is no project 'NORD'.", Locale.GERMAN).sentence()).isEqualTo("Es gibt kein Projekt „NORD“.");
    }

    @Test
    void whatNobodyTranslatedIsSaidToBeTheStepsOwn() {
        var told = words.told("The paper has run out.", Locale.GERMAN);
        assertThat(told.sentence()).startsWith("Der Schritt ging nicht durch");
        assertThat(told.inOneLine()).isEqualTo("The paper has run out.");
        assertThat(words.told(null, Locale.GERMAN).sentence()).contains("wofür er nicht gemacht ist");
    }

    private static FailureWords words() {
        var bundle = new ResourceBundleMessageSource();
        bundle.setBasename("i18n/finance");
        bundle.setDefaultEncoding("UTF-8");
        bundle.setFallbackToSystemLocale(false);
        bundle.setAlwaysUseMessageFormat(true);
        try {
            return new FailureWords(bundle, new Translations("i18n/refusals"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
