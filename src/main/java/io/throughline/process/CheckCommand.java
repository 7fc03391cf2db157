package io.throughline.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.throughline.models.Finding;
import io.throughline.models.ModelCheck;
import io.throughline.models.ModelSource;
import io.throughline.process.model.StepCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code throughline check}: the analyst's check of models, decisions and forms, without engine and database. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Checks models, decisions and forms before they run. A folder that holds only some of the models is checked together with the shipped files it lacks.",
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:nothing that would keep them out", "1:at least one error", "2:wrong usage"})
public final class CheckCommand implements Callable<Integer> {
    /** As written on the command line. */
    enum Format { text, json }

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Folder with processes/ and forms/; here if it has them, else the shipped ones.")
    private Path folder;

    @Option(names = "--format", paramLabel = "json|text", defaultValue = "text", description = "How the findings are printed.")
    private Format format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        // Only findings are printed: whoever reads them may be a program.
        LoggingSystem.get(getClass().getClassLoader()).beforeInitialize();
        var own = files().sources();
        var sources = completed(own);
        var findings = new ModelCheck(StepCatalogue.read()).check(sources, ModelFiles.promises());
        var out = spec.commandLine().getOut();
        if (format == Format.json) {
            out.println(new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(findings.stream().map(CheckCommand::json).toList()));
        } else {
            findings.forEach(f -> out.println(f.isError() ? f.toString() : f + " (warning)"));
        }
        out.flush();
        var beside = sources.size() == own.size() ? "" : " beside %d shipped ones".formatted(sources.size() - own.size());
        spec.commandLine().getErr().printf("%d files checked%s, %d findings.%n", own.size(), beside, findings.size());
        return findings.stream().anyMatch(Finding::isError) ? 1 : 0;
    }

    private ModelFiles files() {
        if (folder == null) {
            return new ModelFiles(holdsModels(Path.of("")) ? "." : "");
        }
        if (!Files.isDirectory(folder)) throw new ParameterException(spec.commandLine(), "There is no folder " + folder);
        if (!holdsModels(folder)) throw new ParameterException(spec.commandLine(), "There is neither processes/ nor forms/ in " + folder);
        return new ModelFiles(folder.toString());
    }

    /** Whoever brings only what they changed has it checked together with what ships; a folder with all the models is taken as it is, so that a form it lacks is missed. */
    private static List<ModelSource> completed(List<ModelSource> own) {
        var names = own.stream().map(ModelSource::name).collect(Collectors.toSet());
        var lacking = ModelFiles.shipped().stream().filter(s -> !names.contains(s.name())).toList();
        if (lacking.stream().noneMatch(s -> s.name().endsWith(".bpmn"))) return own;
        return Stream.concat(own.stream(), lacking.stream()).sorted(Comparator.comparing(ModelSource::name)).toList();
    }

    private static boolean holdsModels(Path folder) {
        return List.of("processes", "forms").stream().anyMatch(name -> Files.isDirectory(folder.resolve(name)));
    }

    private static Map<String, String> json(Finding f) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("file", f.file());
        fields.put("element", f.element());
        fields.put("rule", f.rule());
        fields.put("message", f.message());
        fields.put("severity", f.severity().name().toLowerCase(Locale.ROOT));
        return fields;
    }
}
