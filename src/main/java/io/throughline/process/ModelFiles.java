package io.throughline.process;

import io.throughline.models.ModelSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The models, tables and forms that ship with the jar, or those of the folder named by {@code throughline.models}. */
@Component
public class ModelFiles {
    private final String root;

    public ModelFiles(@Value("${throughline.models:}") String folder) {
        this.root = folder.isBlank() ? "classpath*:/" : Path.of(folder).toAbsolutePath().normalize().toUri().toString();
    }

    /** {@code name} is relative: {@code processes/invoicing.bpmn}. Tables and forms come before the models that use them. */
    public record ModelFile(String name, Resource resource) {}

    public List<ModelFile> all() {
        var found = new ArrayList<ModelFile>();
        for (var pattern : List.of("forms/*.form", "processes/decisions/*.dmn", "processes/decisions/*.cases.yml", "processes/*.yml", "processes/*.bpmn")) {
            var folder = pattern.substring(0, pattern.lastIndexOf('/') + 1);
            try {
                var resources = new PathMatchingResourcePatternResolver().getResources(root + pattern);
                for (var resource : resources) found.add(new ModelFile(folder + resource.getFilename(), resource));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        found.sort(Comparator.comparingInt((ModelFile f) -> f.name().endsWith(".bpmn") ? 1 : 0).thenComparing(ModelFile::name));
        return found;
    }

    /** The same files as the check wants them. */
    public List<ModelSource> sources() {
        return all().stream().map(ModelFiles::read).toList();
    }

    /** What came with the application, whatever folder it was started with. */
    public static List<ModelSource> shipped() {
        return new ModelFiles("").sources();
    }

    /** What the firm has laid down about its models and tables, as it ships: controls and example cases. */
    public static List<ModelSource> promises() {
        return shipped().stream().filter(s -> s.name().endsWith(".yml")).toList();
    }

    private static ModelSource read(ModelFile file) {
        try {
            return new ModelSource(file.name(), file.resource().getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
