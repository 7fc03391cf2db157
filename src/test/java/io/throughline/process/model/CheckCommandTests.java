package io.throughline.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.process.CheckCommand;
import io.throughline.process.ModelFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTests {
    private static final String FORM = """
            {"type": "default", "id": "%s", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
             "components": [{"type": "%s", "key": "comment", "label": "Comment", "id": "comment"}]}""";

    @TempDir
    Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aFolderOfForms() throws IOException {
        Files.createDirectories(folder.resolve("forms"));
    }

    @Test
    void printsALineForEachFindingAndFailsOnAnError() throws IOException {
        write("ask", "filepicker");
        assertThat(check(folder.toString())).isEqualTo(1);
        assertThat(out.toString()).startsWith("forms/ask.form:comment: field-type: Use another field: Tasklist cannot work with \"filepicker\".");
    }

    @Test
    void printsWarningsAndIsContent() throws IOException {
        write("ask", "textarea");
        assertThat(check(folder.toString())).isZero();
        assertThat(out.toString().strip()).isEqualTo("forms/ask.form:ask: unused: Remove the form, or name it in a user task: nobody is asked by it. (warning)");
    }

    @Test
    void printsJson() throws IOException {
        write("ask", "filepicker");
        assertThat(check(folder.toString(), "--format", "json")).isEqualTo(1);
        var finding = new ObjectMapper().readTree(out.toString()).get(0);
        assertThat(finding.get("file").asText()).isEqualTo("forms/ask.form");
        assertThat(finding.get("element").asText()).isEqualTo("comment");
        assertThat(finding.get("rule").asText()).isEqualTo("field-type");
        assertThat(finding.get("severity").asText()).isEqualTo("error");
        assertThat(finding.get("message").asText()).startsWith("Use another field");
    }

    @Test
    void printsAnEmptyListAsJsonToo() {
        assertThat(check(folder.toString(), "--format=json")).isZero();
        assertThat(out.toString().replaceAll("\\s", "")).isEqualTo("[]");
    }

    @Test
    void checksOneChangedModelTogetherWithWhatShips() throws IOException {
        shipped("processes/collection.bpmn", "", "");
        assertThat(check(folder.toString())).as(out.toString()).isZero();
        assertThat(err.toString()).startsWith("1 files checked beside ");
        shipped("processes/collection.bpmn", "camunda:formRef=\"settle-dispute\"", "camunda:formRef=\"settle-disputes\"");
        assertThat(check(folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("processes/collection.bpmn:settleDispute: unknown-form: There is no form \"settle-disputes\"; did you mean");
    }

    @Test
    void missesAFormThatAWholeFolderLacks() throws IOException {
        for (var file : ModelFiles.shipped()) if (!file.name().equals("forms/settle-dispute.form")) shipped(file.name(), "", "");
        assertThat(check(folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("processes/collection.bpmn:settleDispute: unknown-form: There is no form \"settle-dispute\"");
    }

    @Test
    void tellsOfAFolderThatIsNotThere() {
        assertThat(check(folder.resolve("elsewhere").toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("There is no folder ");
    }

    @Test
    void tellsOfAFolderWithoutModels() {
        assertThat(check(folder.resolve("forms").toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("There is neither processes/ nor forms/ in ");
    }

    @Test
    void tellsOfAnUnknownFormat() {
        assertThat(check("--format", "xml")).isEqualTo(2);
        assertThat(err.toString()).contains("expected one of [text, json]");
    }

    private void write(String id, String type) throws IOException {
        Files.writeString(folder.resolve("forms").resolve(id + ".form"), FORM.formatted(id, type));
    }

    private void shipped(String name, String was, String is) throws IOException {
        var file = ModelFiles.shipped().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
        var place = folder.resolve(name);
        Files.createDirectories(place.getParent());
        Files.writeString(place, new String(file.content(), java.nio.charset.StandardCharsets.UTF_8).replace(was, is));
    }

    private int check(String... args) {
        return new CommandLine(new CheckCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(args);
    }
}
