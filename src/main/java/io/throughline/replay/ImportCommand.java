package io.throughline.replay;

import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.database.BooksArchive;
import io.throughline.database.NoSuchBooks;
import io.throughline.replay.books.FirmFiles;
import io.throughline.replay.books.FirmFilesRefused;
import io.throughline.replay.books.FirmImport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Brings a firm's files into the database of an installation: projects in delivery, time and expenses as drafts. Importing twice changes nothing.",
        footer = {"", "The database is that of SPRING_DATASOURCE_URL, else the embedded one of --throughline.data=data,", "which must not be in use meanwhile."})
public class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FIRM", description = "Folder with the same files as for replay; or a BOOKS.zip of 'export', into an empty installation.")
    private Path firm;

    @Option(names = "--dry-run", description = "Says what would be created and writes nothing.")
    private boolean dryRun;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        settings.stream().filter(s -> !s.matches("--[\\w.-]+=.*")).findFirst().ifPresent(s -> {
            throw new ParameterException(spec.commandLine(), "'%s' is no setting; settings look like --throughline.data=data.".formatted(s));
        });
        if (firm.toString().endsWith(".zip")) return books();
        FirmFiles files;
        try {
            files = FirmFiles.read(firm);
        } catch (FirmFilesRefused refused) {
            return failed(refused.getMessage());
        }
        try (var installation = Headless.start(List.of(spec.root().userObject().getClass()), settings, true)) {
            var counts = installation.getBeanFactory().createBean(FirmImport.class).run(files, dryRun);
            var out = spec.commandLine().getOut();
            counts.lines().forEach(out::println);
            out.println(dryRun ? "Dry run: nothing was written." : counts.created() == 0 ? "Everything was there already." : "Done.");
            out.flush();
            return 0;
        } catch (InvalidInput | Refused refused) {
            return failed(refused.getMessage() + " Nothing was written.");
        }
    }

    private int books() {
        if (!Files.isRegularFile(firm)) return failed("%s: there is no such file.".formatted(firm));
        try (var installation = Headless.start(List.of(spec.root().userObject().getClass()), settings, true)) {
            var contents = installation.getBean(BooksArchive.class).read(firm, dryRun);
            spec.commandLine().getOut().printf("%,d rows of %d tables%s.%n", contents.rows(), contents.tables(), dryRun ? " could be read; dry run: nothing was written" : " were read");
            spec.commandLine().getOut().flush();
            return 0;
        } catch (NoSuchBooks refused) {
            return failed(refused.getMessage() + " Nothing was written.");
        } catch (SQLException refused) {
            return failed("%s: %s Nothing was written.".formatted(firm, refused.getMessage().lines().findFirst().orElse("")));
        }
    }

    private int failed(String why) {
        spec.commandLine().getErr().println(why);
        spec.commandLine().getErr().flush();
        return 1;
    }
}
