package io.throughline.connector;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Only the workers: no database, no engine, no web server. */
@Command(name = "worker", mixinStandardHelpOptions = true, description = "Does the outside work of a Throughline that runs elsewhere.",
        footer = {"", "That Throughline is started with --throughline.workers-in-process=false and --throughline.worker-token=<token>."})
public class WorkerCommand implements Callable<Integer> {

    @Option(names = "--throughline.url", paramLabel = "<url>", defaultValue = "${env:THROUGHLINE_URL:-http://localhost:8080}",
            description = "Where Throughline runs (default: ${DEFAULT-VALUE}).")
    private String url;

    @Option(names = "--throughline.token", paramLabel = "<token>", defaultValue = "${env:THROUGHLINE_TOKEN:-}",
            showDefaultValue = Visibility.NEVER,
            description = "What the worker shows at its door; also from THROUGHLINE_TOKEN.")
    private String token;

    @Option(names = "--throughline.zone", hidden = true)
    private String zone;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!url.matches("https?://[^\\s/]+.*")) throw wrong("--throughline.url: '%s' is no address; write http://localhost:8080".formatted(url));
        if (token.isBlank()) throw wrong("--throughline.token is missing; it is what the server was given as throughline.worker-token");
        var base = URI.create(url.replaceAll("/+$", ""));
        var house = new RemoteHouse(base, token);
        // The client tells its troubles in stack traces; the worker tells them in words.
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel("org.camunda.bpm.client", LogLevel.OFF);
        try (var worker = new RemoteWorker(base, token, house, this::say)) {
            Runtime.getRuntime().addShutdownHook(new Thread(worker::close));
            say("Working for %s: %s".formatted(base, String.join(", ", worker.begin())));
            new CountDownLatch(1).await();
            return 0;
        } catch (RemoteHouse.Unwelcome e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private void say(String words) {
        spec.commandLine().getOut().println(words);
        spec.commandLine().getOut().flush();
    }
}
