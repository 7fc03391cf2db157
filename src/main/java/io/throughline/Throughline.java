package io.throughline;

import io.throughline.connector.WorkerCommand;
import io.throughline.evidence.VerifyCommand;
import io.throughline.process.CheckCommand;
import io.throughline.replay.ExportCommand;
import io.throughline.replay.ImportCommand;
import io.throughline.replay.ReplayCommand;
import io.throughline.studio.WhatIfCommand;
import java.util.Arrays;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The application and its commands. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Command(name = "throughline", description = "From project confirmed to closed, every step drawn in BPMN.", mixinStandardHelpOptions = true,
        version = "Throughline", subcommands = {ServeCommand.class, CheckCommand.class, ReplayCommand.class, ImportCommand.class, ExportCommand.class, WhatIfCommand.class,
        WorkerCommand.class, VerifyCommand.class})
public class Throughline {

    public static void main(String[] args) {
        setZone(args);
        int exit = commandLine().execute(withCommand(args));
        if (exit != ServeCommand.SERVING) System.exit(exit);
    }

    /** What goes wrong is told in one line: exit code 2 for a wrong call, 1 for a failure. */
    static CommandLine commandLine() {
        return new CommandLine(new Throughline())
                .setParameterExceptionHandler((wrong, given) -> {
                    wrong.getCommandLine().getErr().println(wrong.getMessage() + " See --help.");
                    return 2;
                })
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(StartFailure.inWords(failure));
                    return StartFailure.isWrongSetting(failure) ? 2 : 1;
                });
    }

    /** Without a command, options of {@code serve} may follow at once. */
    private static String[] withCommand(String[] args) {
        boolean asksForHelp = args.length > 0 && Arrays.asList("-h", "--help", "-V", "--version").contains(args[0]);
        boolean bare = args.length == 0 || (args[0].startsWith("-") && !asksForHelp);
        return bare ? Stream.concat(Stream.of("serve"), Arrays.stream(args)).toArray(String[]::new) : args;
    }

    /** The firm's zone is the JVM's, from the first line on: the engine reads dates in it. */
    private static void setZone(String[] args) {
        var zone = Arrays.stream(args).filter(a -> a.startsWith("--throughline.zone=")).map(a -> a.substring(a.indexOf('=') + 1)).findFirst()
                .or(() -> Optional.ofNullable(System.getenv("THROUGHLINE_ZONE"))).orElse("Europe/Berlin");
        if (!Arrays.asList(TimeZone.getAvailableIDs()).contains(zone)) {
            System.err.printf("--throughline.zone: '%s' is no time zone; write one such as Europe/Berlin.%n", zone);
            System.exit(2);
        }
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
    }
}
