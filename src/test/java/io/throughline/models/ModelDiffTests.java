package io.throughline.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Differences are told in the reader's language. */
class ModelDiffTests {

    @Test
    void tellsOfStepsAndWays() throws IOException {
        assertThat(german("processes/invoicing.bpmn", "name=\"Mend draft\"", "name=\"Put the draft right\"", "camunda:candidateGroups=\"finance\" camunda:formRef=\"mend-draft\"", "camunda:formRef=\"mend-draft\""))
                .containsExactly("Aufgabe „Put the draft right“: wer gefragt wird ist nicht mehr „finance“.", "Aufgabe „Put the draft right“: der Name war „Mend draft“ und ist jetzt „Put the draft right“.");
    }

    @Test
    void tellsOfCells() throws IOException {
        var table = "processes/decisions/invoice-review.dmn";
        var cell = new String[] {"<inputEntry id=\"invoice-review-row1-in2\">\n          <text>&gt; 10000.00</text>", "<inputEntry id=\"invoice-review-row1-in2\">\n          <text></text>"};
        assertThat(german(table, cell)).containsExactly("Zeile 1 (large in euros), Net: war > 10000.00 und ist jetzt beliebig.");
        assertThat(sentences(Locale.UK, table, cell)).containsExactly("Row 1 (large in euros), Net: was > 10000.00 and is now anything.");
    }

    @Test
    void tellsOfFields() throws IOException {
        assertThat(german("forms/review-invoice.form", "\"label\": \"Lines\"", "\"label\": \"What is billed\"")).containsExactly("Feld „What is billed“: die Beschriftung war „Lines“ und ist jetzt „What is billed“.");
    }

    private static List<String> german(String file, String... replaced) throws IOException {
        return sentences(Locale.GERMANY, file, replaced);
    }

    private static List<String> sentences(Locale language, String file, String... replaced) throws IOException {
        var was = Files.readString(Path.of(file));
        var is = was;
        for (int i = 0; i < replaced.length; i += 2) is = is.replace(replaced[i], replaced[i + 1]);
        return ModelDiff.between(List.of(source(file, was)), List.of(source(file, is)), language).stream().flatMap(f -> f.changes().stream()).map(c -> c.sentence()).toList();
    }

    private static ModelSource source(String file, String content) {
        return new ModelSource(file, content.getBytes(UTF_8));
    }
}
