package io.throughline.connector;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
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

    @Option(names = "--throughline.token", paramLabel = "<token>", defaultValue = "${env:THROUGHLINE_TOKEN:-}", showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "What the worker shows at its door; also from THROUGHLINE_TOKEN.")
    private String token;

    @Option(names = "--throughline.zone", hidden = true)
    private String zone;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!url.matches("https?://[^\\s/]+.*")) throw new ParameterException(spec.commandLine(), "--throughline.url: '%s' is no address; write http://localhost:8080".formatted(url));
        if (token.isBlank()) throw new ParameterException(spec.commandLine(), "--throughline.token is missing; it is what the server was given as throughline.worker-token");
        var base = URI.create(url.replaceAll("/+$", ""));
        var house = new RemoteHouse(base, token);
        var out = spec.commandLine().getOut();
        try (var worker = new RemoteWorker(base, token, house)) {
            Runtime.getRuntime().addShutdownHook(new Thread(worker::close));
            var topics = worker.begin(say -> {
                out.println(say);
                out.flush();
            });
            out.println("Working for " + base + ": " + String.join(", ", topics));
            out.flush();
            new CountDownLatch(1).await();
            return 0;
        } catch (RemoteHouse.Unwelcome e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }
}
