package io.throughline.process.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What tasks say, for a German reader. */
class TaskWordsTests {
    private TaskWords words;

    @BeforeEach
    void read() throws IOException {
        words = new TaskWords();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "next     | Correct rejected lines (author), then waiting for: Dispute opened | Zurückgegebene Zeilen berichtigen (wer sie geschrieben hat), dann wartet auf: Einwand eingegangen",
        "answer   | Signed off? no, ask again                   | Budget frei? nein, noch einmal fragen",
        "next     | Call the works council (manager)            | Call the works council (Projektleitung)",
        "day      | Tue 6 Jan                                   | Di 6. Jan.",
        "due      | Thu 12 Mar 2026                             | Do. 12. März 2026",
        "warnings | The week has 52.00 h, more than 50. Work at the weekend: Sat 3 Jan. | Die Woche hat 52,00 Std., mehr als 50. Arbeit am Wochenende: Sa 3. Jan.",
        "what     | 3 lines of time are not approved yet        | 3 Zeitzeilen sind noch nicht freigegeben",
        "day      | Mon 45 Foo                                  | Mon 45 Foo",
        "step     | File the contract                           | Vertrag ablegen",
        "problem  | Client NORD: eInvoice.buyerReference is missing: Peppol (DE) asks for it: the Leitweg-ID of an authority (DE-R-015). | Kunde NORD: eInvoice.buyerReference fehlt; Peppol (DE) verlangt es: die Leitweg-ID einer Behörde (DE-R-015).",
        "problem  | The firm's iban is missing: XRechnung asks where to pay to (BR-DE-23). | Der Firma fehlt iban; XRechnung verlangt, wohin zu zahlen ist (BR-DE-23).",
        "open     | 13.75 approved hours are not billed.        | 13,75 freigegebene Stunden sind nicht abgerechnet.",
        "open     | Draft 8 over 12000.00 EUR is not issued.    | Der Entwurf 8 über 12.000,00 EUR ist nicht gestellt.",
        "tax      | S, 19.00 %: Domestic supply at the standard rate | S, 19,00 %: Inländische Leistung zum Regelsatz",
        "posted   | 2026-08-27                                  | 27.08.2026",
        "link     | /week/2026-08-27                            | /week/2026-08-27",
        "hours    | 15.25                                       | 15,25",
        "comment  | open                                        | open",
        "project  | Retainer                                    | Retainer"})
    void areSaidInGerman(String name, String english, String german) {
        assertThat(words.of(name, english, Locale.GERMANY).replace("Di.", "Di").replace("Sa.", "Sa")).isEqualTo(german);
        assertThat(words.of(name, english, Locale.UK)).isEqualTo(english);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Approve timesheet: Ben Osei, 2026-W46 | Zeitnachweis freigeben: Ben Osei, 2026-W46",
        "Complete setup step: File the contract, NORD-TIDE | Schritt der Einrichtung erledigen: Vertrag ablegen, NORD-TIDE",
        "Complete setup step: manager, NORD    | Schritt der Einrichtung erledigen: manager, NORD",
        "For any director                      | Für alle aus der Geschäftsführung",
        "Timesheet approval                    | Freigabe von Zeitnachweisen",
        "Call the works council                | Call the works council"})
    void listsSpeakGermanToo(String english, String german) {
        assertThat(words.name(english, Locale.GERMANY)).isEqualTo(german);
    }
}
