package io.throughline.replay;

import io.throughline.database.BooksArchive;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code throughline export BOOKS.zip}: everything, to keep or to take elsewhere. */
@Command(name = "export", mixinStandardHelpOptions = true,
        description = "Writes all books of an installation, with running processes and documents, into one file: a CSV file a table. 'import BOOKS.zip' reads it into an empty installation.",
        footer = {"", "The database is that of SPRING_DATASOURCE_URL, else the embedded one of --throughline.data=data, which must not be in use meanwhile.",
            "The key that seals the journal (seal.key in the data folder) is not in the file: keep it beside."})
public class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BOOKS.zip", description = "The file to write; it must not be there yet.")
    private Path file;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws SQLException {
        settings.stream().filter(s -> !s.matches("--[\\w.-]+=.*")).findFirst().ifPresent(s -> {
            throw new ParameterException(spec.commandLine(), "'%s' is no setting; settings look like --throughline.data=data.".formatted(s));
        });
        if (Files.exists(file)) return failed("%s is there already.".formatted(file));
        if (!Files.isDirectory(file.toAbsolutePath().getParent())) return failed("There is no folder %s.".formatted(file.toAbsolutePath().getParent()));
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (var installation = Headless.start(List.of(spec.root().userObject().getClass()), settings, true)) {
            BooksArchive.Contents contents;
            try (var out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                contents = installation.getBean(BooksArchive.class).write(out);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            spec.commandLine().getOut().printf("%,d rows of %d tables are in %s.%n", contents.rows(), contents.tables(), file);
            spec.commandLine().getOut().flush();
            return 0;
        } catch (IOException e) {
            return failed("%s cannot be written: %s".formatted(file, e.getMessage()));
        }
    }

    private int failed(String why) {
        spec.commandLine().getErr().println(why);
        spec.commandLine().getErr().flush();
        return 1;
    }
}
