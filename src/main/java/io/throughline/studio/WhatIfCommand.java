package io.throughline.studio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code throughline what-if}: history played by today's models and by the draft, each in a process of its own on a database that is thrown away. */
@Command(name = "what-if", mixinStandardHelpOptions = true,
        description = "Replays a firm's history by changed models beside today's and reports which cases would have gone another way, and how.",
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:played; the report tells the differences", "1:the models were refused or a play broke off", "2:wrong usage"})
public final class WhatIfCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FIRM", description = "Folder with the firm's files, as for replay.")
    private Path firm;

    @Option(names = "--models", required = true, paramLabel = "DIR", description = "Folder with the changed processes/ and forms/; what it lacks is as shipped.")
    private Path models;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where what-if.json, what-if.html and both plays (today/, draft/) go.")
    private Path out;

    @Option(names = "--until", paramLabel = "DATE", description = "The last day to play, as 2026-11-21.")
    private LocalDate until;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        long started = System.nanoTime();
        var err = spec.commandLine().getErr();
        if (!Files.isDirectory(models)) {
            err.println("--models: there is no folder " + models);
            return 2;
        }
        Files.createDirectories(out);
        var draft = Files.createTempDirectory("throughline-draft");
        try {
            DraftFolder.lay(models, draft);
            var plays = List.of(play("today", null), play("draft", draft));
            for (var play : plays) {
                if (play.waitFor() == 0) continue;
                plays.forEach(Process::destroy);
                err.println("The play by " + (play == plays.get(0) ? "today's models" : "the draft") + " broke off; its reason stands above.");
                return 1;
            }
        } finally {
            DraftFolder.remove(draft);
        }
        var result = WhatIf.compare(PlayedFolder.read(out.resolve("today")), PlayedFolder.read(out.resolve("draft")), Math.round((System.nanoTime() - started) / 1e8) / 10.0);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(out.resolve("what-if.json").toFile(), result);
        Files.writeString(out.resolve("what-if.html"), WhatIfReport.page(result));
        spec.commandLine().getOut().printf("%d invoices go the same way, %d another. Written to %s.%n", result.same(), result.different(), out);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private Process play(String name, Path folder) throws IOException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx1g", "-Duser.timezone=" + java.util.TimeZone.getDefault().getID()));
        var classPath = System.getProperty("java.class.path");
        if (classPath.endsWith(".jar") && !classPath.contains(java.io.File.pathSeparator)) command.addAll(List.of("-jar", classPath));
        else command.addAll(List.of("-cp", classPath, spec.root().userObject().getClass().getName()));
        command.addAll(List.of("replay", firm.toString(), "--out", out.resolve(name).toString(), "--paths"));
        if (folder != null) command.addAll(List.of("--processes", folder.toString()));
        if (until != null) command.addAll(List.of("--until", until.toString()));
        var play = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT);
        play.environment().remove("SPRING_DATASOURCE_URL");
        return play.start();
    }
}
