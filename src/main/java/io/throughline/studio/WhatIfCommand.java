package io.throughline.studio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.throughline.models.ModelSource;
import io.throughline.process.ModelFiles;
import io.throughline.replay.PastFromBooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code throughline what-if}: history played by today's models and by the draft, each in a process of its own on a database that is thrown away. */
@Command(name = "what-if", mixinStandardHelpOptions = true,
        description = "Replays a firm's history, or the last months of a running installation, by changed models beside today's and reports which cases would have gone another way, and how.",
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:played; the report tells the differences", "1:the models were refused or a play broke off", "2:wrong usage"})
public final class WhatIfCommand implements Callable<Integer> {
    private static final String LIVE = "select f.name, f.content from app.model_release_file f join app.model_release r on r.id = f.release_id where r.state = 'LIVE' order by f.name";

    @Parameters(arity = "0..1", paramLabel = "FIRM", description = "Folder with the firm's files, as for replay.")
    private Path firm;

    @Option(names = "--database", paramLabel = "URL", description = "Instead of FIRM: a running installation, jdbc:postgresql://host:port/name, only read from; user and password as ?user=…&password=…, or from SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.")
    private String database;

    @Option(names = "--months", defaultValue = "3", paramLabel = "N", description = "How many of the installation's last months are played; ${DEFAULT-VALUE} unless said.")
    private int months;

    @Option(names = "--models", required = true, paramLabel = "DIR", description = "Folder with the changed processes/ and forms/; what it lacks is as today.")
    private Path models;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where what-if.json, what-if.html and both plays (today/, draft/) go. Today's play is kept there: a second idea on the same history needs one play only.")
    private Path out;

    @Option(names = "--until", paramLabel = "DATE", description = "The last day to play, as 2026-11-21; of a running installation, today unless said.")
    private LocalDate until;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        if ((firm == null) == (database == null)) throw wrong("Say whose history: FIRM, or --database URL.");
        if (months < 1 || months > 60) throw wrong("--months: %d is not from 1 to 60.".formatted(months));
        if (firm != null && !Files.isDirectory(firm)) throw wrong("FIRM: there is no folder %s.".formatted(firm));
        if (!Files.isDirectory(models)) throw wrong("--models: there is no folder %s.".formatted(models));
        Files.createDirectories(out);
        if (firm != null) return play(ModelFiles.shipped(), firm);
        var history = Files.createTempDirectory("throughline-history");
        try (var books = connect()) {
            if (until == null) until = PastFromBooks.today(books);
            var live = live(books);
            PastFromBooks.write(books, months, until, history);
            return play(live.isEmpty() ? ModelFiles.shipped() : live, history);
        } finally {
            DraftFolder.remove(history);
        }
    }

    private int play(List<ModelSource> today, Path history) throws IOException, InterruptedException {
        var bar = new PlayBar(System.err, System.console() != null);
        try {
            var result = new TwoPlays(spec.root().userObject().getClass(), history, until, out).run(today, DraftFolder.over(today, models), bar::at);
            bar.done();
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(out.resolve("what-if.json").toFile(), result);
            Files.writeString(out.resolve("what-if.html"), WhatIfReport.page(result));
            spec.commandLine().getOut().printf("%d invoices go the same way, %d another. Written to %s.%n", result.same(), result.different(), out);
            spec.commandLine().getOut().flush();
            return 0;
        } catch (PlayBrokeOff broken) {
            bar.done();
            spec.commandLine().getErr().println(broken.getMessage());
            spec.commandLine().getErr().flush();
            return 1;
        }
    }

    private Connection connect() {
        var properties = new Properties();
        if (System.getenv("SPRING_DATASOURCE_USERNAME") != null) properties.setProperty("user", System.getenv("SPRING_DATASOURCE_USERNAME"));
        if (System.getenv("SPRING_DATASOURCE_PASSWORD") != null) properties.setProperty("password", System.getenv("SPRING_DATASOURCE_PASSWORD"));
        try {
            var books = DriverManager.getConnection(database.startsWith("jdbc:") ? database : "jdbc:" + database.replaceFirst("^postgres:", "postgresql:"), properties);
            books.setReadOnly(true);
            return books;
        } catch (SQLException e) {
            throw wrong("--database: %s.".formatted(e.getMessage().lines().findFirst().orElse("cannot be reached")));
        }
    }

    private List<ModelSource> live(Connection books) throws SQLException {
        try (var statement = books.createStatement(); var row = statement.executeQuery(LIVE)) {
            var live = new ArrayList<ModelSource>();
            while (row.next()) live.add(new ModelSource(row.getString(1), row.getBytes(2)));
            return live;
        } catch (SQLException e) {
            throw wrong("--database: this is no database of Throughline (%s).".formatted(e.getMessage().lines().findFirst().orElse("")));
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
