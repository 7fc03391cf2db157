package io.throughline;

import io.throughline.replay.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(name = "serve", mixinStandardHelpOptions = true, description = "Starts the application; this is also what happens without a command.",
        footer = {"", "Settings are given as --name=value, among them", "  --server.port=8080              where it listens",
            "  --throughline.data=data         folder of the embedded PostgreSQL", "  --throughline.zone=Europe/Berlin  the firm's time zone, once and for good",
            "  --throughline.clock=virtual     time is moved at /api/v1/clock", "  --throughline.clock-start=2026-01-05T08:00:00",
            "With SPRING_DATASOURCE_URL set, that PostgreSQL is used instead."})
class ServeCommand implements Callable<Integer> {
    /** The web server's threads keep the JVM alive. */
    static final int SERVING = -1;

    @Option(names = "--demo", description = "A seeded demo firm in data/demo, reachable from this machine only.")
    private boolean demo;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        settings.stream().filter(s -> !s.matches("--[\\w.-]+(=.*)?")).findFirst().ifPresent(s -> {
            throw new ParameterException(spec.commandLine(), "'%s' is no setting; settings look like --server.port=8080.".formatted(s));
        });
        port();
        if (demo) {
            settings.addAll(0, demoSettings());
            Demo.prepare(Throughline.class, Path.of(setting("throughline.data").orElse("data")), settings);
        }
        var application = new SpringApplication(Throughline.class);
        application.setLogStartupInfo(false);
        application.run(settings.toArray(String[]::new));
        return SERVING;
    }

    /** Said at once, not after the database has started. */
    private void port() {
        var port = setting("server.port").or(() -> Optional.ofNullable(System.getenv("SERVER_PORT"))).orElse("0").strip();
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > 65535) {
            throw new ParameterException(spec.commandLine(), "--server.port: '%s' is no port; write a number from 0 (any that is free) to 65535.".formatted(port));
        }
    }

    private List<String> demoSettings() {
        if (databaseUrl().isPresent()) {
            throw new ParameterException(spec.commandLine(), "--demo keeps its own data and is refused together with a database URL (%s)."
                    .formatted(databaseUrl().get()));
        }
        return List.of("--throughline.demo=true", "--server.address=127.0.0.1");
    }

    private Optional<String> setting(String name) {
        return settings.stream().filter(s -> s.startsWith("--" + name + "=")).map(s -> s.substring(s.indexOf('=') + 1)).findFirst();
    }

    private Optional<String> databaseUrl() {
        return setting("spring.datasource.url").or(() -> Optional.ofNullable(System.getProperty("spring.datasource.url")))
                .or(() -> Optional.ofNullable(System.getenv("SPRING_DATASOURCE_URL"))).filter(url -> !url.isBlank());
    }
}
