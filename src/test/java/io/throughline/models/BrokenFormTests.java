package io.throughline.models;

import static io.throughline.models.GoodRelease.FORM;
import static io.throughline.models.GoodRelease.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenFormTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void refuses(String what, String from, String to, String rule, String sentence) {
        GoodRelease.refuses(FORM, what, from, to, rule, sentence);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments("a list that disables Complete", "\"type\": \"textarea\"", "\"type\": \"dynamiclist\"", "field-type", "Tasklist cannot work with \"dynamiclist\""),
                arguments("an upload that breaks the form", "\"type\": \"textarea\"", "\"type\": \"filepicker\"", "field-type", "Tasklist cannot work with \"filepicker\""),
                arguments("a frame that stays empty", "\"type\": \"textarea\"", "\"type\": \"iframe\"", "field-type", "Tasklist cannot work with \"iframe\""),
                arguments("two fields with one key", "\"key\": \"comment\"", "\"key\": \"approved\"", "field-key", "would overwrite the other"),
                arguments("the view as an answer", "\"key\": \"comment\"", "\"key\": \"view\"", "field-key", "Choose another key"),
                arguments("a key that is no variable", "\"key\": \"comment\"", "\"key\": \"the comment\"", "field-key", "letters and digits"),
                arguments("a field without a name", "\"label\": \"Comment\"", "\"label\": \"\"", "label", "Name the field"),
                arguments("a choice without choices", "\"valuesExpression\": \"=view.choices\"", "\"x\": 1", "field-data", "one source of choices"),
                arguments("two answers that say the same", "\"value\": \"false\"", "\"value\": \"true\"", "field-data", "a value of its own"),
                arguments("a table of nothing", "\"dataSource\": \"=view.days\"", "\"dataSource\": \"\"", "field-data", "which list the table shows"),
                arguments("a script in a text", "\"type\": \"text\",\n      \"text\": \"# Absence of {{view.person}}\"", "\"type\": \"html\", \"content\": \"<img src=x onerror=alert(1)>\"", "form-html", "Remove scripts"),
                arguments("a form for another platform", "\"executionPlatform\": \"Camunda Platform\"", "\"executionPlatform\": \"Camunda Cloud\"", "form-version", "for Camunda Platform 7"),
                arguments("a form from the future", "\"schemaVersion\": 16", "\"schemaVersion\": 19", "form-version", "schema 16"),
                arguments("another id than the file's name", "\"id\": \"approve-absence\",\n  \"schemaVersion\"", "\"id\": \"approve\",\n  \"schemaVersion\"", "file-name", "Call the form approve-absence"),
                arguments("not JSON", "{\n  \"components\"", "{\n  components", "not-json", "Mend the file, line 2"),
                arguments("one property twice", "\"type\": \"default\"", "\"type\": \"default\", \"type\": \"x\"", "not-json", "Duplicate field"));
    }

    @Test
    void tellsOfAFormThatNobodyIsAskedBy() {
        var spare = GoodRelease.read(FORM).replace("\"id\": \"approve-absence\"", "\"id\": \"spare\"");
        assertThat(check(GoodRelease.with(Map.of("forms/spare.form", spare)))).singleElement()
                .satisfies(f -> assertThat(f).hasToString("forms/spare.form:spare: unused: Remove the form, or name it in a user task: nobody is asked by it."))
                .matches(f -> !f.isError());
    }
}
