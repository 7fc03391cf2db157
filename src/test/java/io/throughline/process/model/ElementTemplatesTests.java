package io.throughline.process.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.process.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The building blocks in Modeler say what the code says. */
class ElementTemplatesTests {
    private static final Path FOLDER = Path.of("processes/.camunda/element-templates");
    private final Map<String, String> written = ElementTemplates.of(StepCatalogue.read(), KnownTasks.in(new ModelFiles("").sources()));

    /** With {@code -Dthroughline.write-templates=true} they are written instead. */
    @Test
    void areTheOnesOfTheCatalogue() throws IOException {
        if (Boolean.getBoolean("throughline.write-templates")) {
            Files.createDirectories(FOLDER);
            for (var file : written.entrySet()) Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
        var found = new TreeMap<String, String>();
        try (var files = Files.list(FOLDER)) {
            for (var file : files.toList()) found.put(file.getFileName().toString(), Files.readString(file));
        }
        assertThat(found).as("write them anew: mvn test -Dtest=ElementTemplatesTests -Dtest.jvm=-Dthroughline.write-templates=true").isEqualTo(written);
    }

    @Test
    void areABlockForEverythingThatAModelMayName() throws IOException {
        var catalogue = StepCatalogue.read();
        var ids = new HashSet<String>();
        for (var file : written.values()) {
            for (JsonNode block : new ObjectMapper().readTree(file)) {
                assertThat(ids.add(block.get("id").asText())).as("%s once", block.get("id")).isTrue();
                assertThat(block.get("description").asText()).endsWith(".");
                assertThat(block.get("properties")).allSatisfy(p -> assertThat(p.get("binding").get("type").asText()).isEqualTo("property"));
            }
        }
        catalogue.steps().keySet().forEach(s -> assertThat(ids).contains("io.throughline.step-" + s));
        catalogue.topics().keySet().forEach(t -> assertThat(ids).contains("io.throughline.topic-" + t));
        catalogue.messages().keySet().forEach(m -> assertThat(ids).contains("io.throughline.message-" + m));
        ModelTasks.keys().forEach(t -> assertThat(ids).contains("io.throughline.task-" + t));
    }
}
