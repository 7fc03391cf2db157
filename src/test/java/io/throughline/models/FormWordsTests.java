package io.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormWordsTests {
    private static final String FORM = """
            {"id": "ask", "schemaVersion": 16, "components": [
              {"type": "text", "id": "intro", "text": "### {{view.project}}", "properties": {"text.de": "### Projekt {{view.project}}"}},
              {"type": "radio", "key": "decision", "label": "Decision", "values": [{"value": "true", "label": "Approve"}, {"value": "false", "label": "Reject"}],
               "properties": {"label.de": "Entscheidung", "values.true.de": "Freigeben"}},
              {"type": "group", "id": "more", "components": [
                {"type": "table", "id": "lines", "dataSource": "=view.lines", "columns": [{"key": "day", "label": "Day"}, {"key": "hours", "label": "Hours"}], "properties": {"columns.day.de": "Tag"}}]}]}""";

    @Test
    void aFormSpeaksTheReadersLanguageAndKeepsItsOwnWordWhereNoneIsKnown() throws Exception {
        var german = new ObjectMapper().readTree(FormWords.in(FORM, "de"));
        assertThat(german.findValuesAsText("text")).containsExactly("### Projekt {{view.project}}");
        assertThat(german.findValuesAsText("label")).containsExactly("Entscheidung", "Freigeben", "Reject", "Tag", "Hours");
        assertThat(new ObjectMapper().readTree(FormWords.in(FORM, "fr"))).isEqualTo(new ObjectMapper().readTree(FORM));
    }

    @Test
    void theCheckTellsWhatIsNotSaidInGermanYet() {
        var found = new ModelCheck(new Catalogue(Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Set.of())).check(List.of(new ModelSource("forms/ask.form", FORM.getBytes(StandardCharsets.UTF_8))));
        assertThat(found).filteredOn(f -> f.rule().equals("form-german")).singleElement().satisfies(f -> {
            assertThat(f.isError()).isFalse();
            assertThat(f.message()).contains("decision (values.false)", "lines (columns.hours)").doesNotContain("intro");
        });
    }

    @Test
    void aScriptDoesNotHideInATranslation() {
        var form = FORM.replace("\"type\": \"text\", \"id\": \"intro\", \"text\": \"### {{view.project}}\", \"properties\": {", "\"type\": \"html\", \"id\": \"intro\", \"content\": \"<p>x</p>\", \"properties\": {\"content.de\": \"<script>1</script>\", ");
        var found = new ModelCheck(new Catalogue(Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Set.of())).check(List.of(new ModelSource("forms/ask.form", form.getBytes(StandardCharsets.UTF_8))));
        assertThat(found).anyMatch(f -> f.rule().equals("form-html"));
    }
}
