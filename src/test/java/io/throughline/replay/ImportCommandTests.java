package io.throughline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.TestDatabase;
import io.throughline.Throughline;
import io.throughline.evidence.WritesSeen;
import io.throughline.replay.books.FirmFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;

/** A firm's files into a database of an installation. */
class ImportCommandTests {
    private static final List<String> TABLES = List.of("person", "client", "project", "project_task", "time_entry", "expense", "exchange_rate");
    @TempDir Path folder;
    private final String database = TestDatabase.newDatabaseUrl();
    private Path firm;

    @BeforeEach
    void aFirm() throws IOException {
        firm = SyntheticFirm.fit(3).into(Files.createDirectory(folder.resolve("firm")));
    }

    @Test
    void writesNothingInADryRunAndOnceTheRealThing() throws Exception {
        var dry = run("--dry-run");
        assertThat(dry).contains("Dry run: nothing was written.");
        assertThat(rows()).allMatch(n -> n == 0);

        var writes = new WritesSeen(JdbcClient.create(new DriverManagerDataSource(database, "postgres", "")));
        var real = run();
        assertThat(writes.untold()).as("rows that the journal does not tell").isEmpty();
        assertThat(writes.twice()).isEmpty();
        assertThat(writes.withoutActor()).isZero();
        writes.away();
        assertThat(real).contains("Done.");
        assertThat(counts(real)).as("the dry run's counts are the real ones").isEqualTo(counts(dry));
        var written = rows();
        var files = FirmFiles.read(firm);
        assertThat(written).containsExactly((long) files.people().size(), (long) files.clients().size(), (long) files.projects().size(), (long) files.tasks().size(),
                (long) files.entries().size(), (long) files.expenses().size(), (long) files.rates().size());

        assertThat(run()).contains("Everything was there already.");
        assertThat(rows()).isEqualTo(written);
    }

    @Test
    @Tag("long")
    void takesAllBooksElsewhere() throws Exception {
        run();
        var file = folder.resolve("books.zip");
        assertThat(call("export", file, database)).contains("rows of").doesNotContain("Exception");
        var elsewhere = TestDatabase.newDatabaseUrl();
        assertThat(call("import", file, elsewhere)).contains("were read.");
        assertThat(everything(elsewhere)).isEqualTo(everything(database));
        assertThat(call("import", file, elsewhere)).contains("holds books already").contains("Nothing was written.");
    }

    private static String call(String command, Path file, String url) {
        var said = new StringWriter();
        new CommandLine(new Throughline()).setOut(new PrintWriter(said)).setErr(new PrintWriter(said, true))
                .execute(command, file.toString(), "--spring.datasource.url=" + url, "--spring.datasource.username=postgres");
        return said.toString();
    }

    /** A line for each table with its rows' number and the hash of them all. */
    private static List<String> everything(String url) throws SQLException {
        var lines = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("select schemaname || '.' || tablename from pg_tables where schemaname in ('app', 'public') and tablename <> 'flyway_schema_history' order by 1")) {
                while (rows.next()) tables.add(rows.getString(1));
            }
            for (var table : tables) {
                // The engine counts its starts.
                try (var rows = statement.executeQuery("select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from %s t %s"
                        .formatted(table, table.equals("public.act_ge_property") ? "where name_ like 'schema%'" : ""))) {
                    rows.next();
                    lines.add(table + " " + rows.getString(1));
                }
            }
        }
        return lines;
    }

    private static List<String> counts(String said) {
        return said.lines().filter(l -> l.matches(".*\\d.*")).toList();
    }

    private String run(String... options) {
        var said = new StringWriter();
        var args = new ArrayList<>(List.of("import", firm.toString(), "--spring.datasource.url=" + database, "--spring.datasource.username=postgres"));
        args.addAll(List.of(options));
        int exit = new CommandLine(new Throughline()).setOut(new PrintWriter(said)).setErr(new PrintWriter(said, true)).execute(args.toArray(String[]::new));
        assertThat(exit).as(said.toString()).isZero();
        return said.toString();
    }

    private List<Long> rows() throws SQLException {
        var counts = new ArrayList<Long>();
        try (var connection = DriverManager.getConnection(database); var statement = connection.createStatement()) {
            for (var table : TABLES) {
                try (var rows = statement.executeQuery("select count(*) from app." + table)) {
                    rows.next();
                    counts.add(rows.getLong(1));
                }
            }
        }
        return counts;
    }
}
