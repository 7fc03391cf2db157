package io.throughline.replay;

import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.books.FirmFilesRefused;
import io.throughline.replay.deed.Stage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "replay", mixinStandardHelpOptions = true,
        description = "Runs a firm's history through the real processes, in a fresh database at a virtual clock, and writes what came of it.")
public class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FIRM", description = "Folder with firm.json, clients.csv, people.csv, projects.csv, tasks.csv, time-entries.csv, expenses.csv, fx-rates.csv, payment-behaviour.csv.")
    private Path firm;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where summary.json, invoices.csv, reminders.csv, margins.csv and timings.json go; made if it isn't there.")
    private Path out;

    @Option(names = "--processes", paramLabel = "DIR", description = "A folder that holds processes/ and forms/ to use instead of the shipped ones.")
    private Path models;

    @Option(names = "--until", paramLabel = "DATE", description = "The last day to play, as 2026-11-21; otherwise until every project is closed.")
    private LocalDate until;

    @Option(names = "--pdf", description = "Also writes each invoice as <number>.pdf.")
    private boolean pdf;

    @Option(names = "--paths", description = "Also writes how each case went (paths.csv) and how often each step was taken (steps.csv).")
    private boolean paths;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        long started = System.nanoTime();
        var err = spec.commandLine().getErr();
        var refusal = whyNot();
        if (refusal != null) return failed(err, refusal);
        FirmFiles files;
        try {
            files = FirmFiles.read(firm);
        } catch (FirmFilesRefused refused) {
            return failed(err, refused.getMessage());
        }
        var application = spec.root().userObject().getClass();
        try (var stage = Stage.open(List.of(application), files, models)) {
            var result = stage.play(until, started);
            result.write(out, pdf);
            if (paths) result.writePaths(out);
            spec.commandLine().getOut().println(result.inWords() + " Written to " + out + ".");
            var trouble = result.trouble();
            return trouble.isEmpty() ? 0 : failed(err, trouble.get());
        } catch (ReplayStopped stopped) {
            return failed(err, stopped.getMessage());
        }
    }

    /** Null where nothing stands against it. */
    private String whyNot() {
        if (models != null && !Files.isDirectory(models.resolve("processes"))) return "--processes: there is no folder %s".formatted(models.resolve("processes"));
        // Made when there is something to write: a refusal leaves nothing behind.
        var there = out.toAbsolutePath();
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) there = there.getParent();
        if (!Files.isDirectory(there)) return "--out: %s can't be used as a folder".formatted(out);
        return Files.isWritable(there) ? null : "--out: nothing can be written into %s".formatted(out);
    }

    private static int failed(PrintWriter err, String why) {
        err.println(why);
        err.flush();
        return 1;
    }
}
