package io.throughline.evidence;

import io.throughline.database.EmbeddedDatabase;
import io.throughline.evidence.control.KeptRules;
import io.throughline.evidence.dossier.DossierVerifier;
import io.throughline.evidence.period.PackageVerifier;
import io.throughline.evidence.seal.JournalVerifier;
import io.throughline.journal.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code throughline verify}: is the evidence whole? Without application and engine. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Checks an auditor's dossier, offline, or the sealed journal in a database with the papers, letters and models that it vouches for; names the first entry that was changed, is missing or was put in.",
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:everything is as it was sealed", "1:damage was found", "2:wrong usage"})
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "DOSSIER.zip", description = "A dossier, or the package of a period, checked with nothing but itself.")
    private Path dossier;

    @Option(names = "--database", paramLabel = "URL", description = "jdbc:postgresql://host:port/name; user and password as ?user=…&password=…, or from SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.")
    private String database;

    @Option(names = "--data", paramLabel = "FOLDER", description = "The folder of an embedded database whose application is not running (data/books, data/demo).")
    private Path data;

    @Option(names = "--checkpoint", paramLabel = "FILE", description = "A checkpoint that was kept elsewhere: the journal must still hold all that it held then.")
    private Path checkpoint;

    @Option(names = "--key", paramLabel = "FILE", description = "The public key (Base64) that the dossier, or the kept checkpoint, must be signed by.")
    private Path key;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws SQLException {
        if (Stream.of(database, data, dossier).filter(Objects::nonNull).count() != 1) throw wrong("Say what to check: DOSSIER.zip, or --database URL, or --data FOLDER.");
        if (dossier != null) return checkDossier();
        var kept = checkpoint == null ? null : kept();
        var trusted = key == null ? null : trusted();
        if (data != null) {
            if (!Files.isDirectory(data.resolve("postgres"))) throw wrong("There is no database in " + data + ".");
            try (var embedded = EmbeddedDatabase.open(data)) {
                return check(embedded.url() + "&user=postgres", kept, trusted);
            }
        }
        return check(database.startsWith("jdbc:") ? database : "jdbc:" + database.replaceFirst("^postgres:", "postgresql:"), kept, trusted);
    }

    private int checkDossier() {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(dossier);
        } catch (IOException e) {
            throw wrong(dossier + " cannot be read.");
        }
        if (PackageVerifier.isOne(bytes)) return checkPackage(bytes);
        var verdict = new DossierVerifier().verify(bytes, key == null ? null : trusted());
        if (verdict.damage().isEmpty()) {
            spec.commandLine().getOut().printf("The dossier is whole: %d files, %d entries below the checkpoint of %d, signed %s by key %s%s.%n", verdict.files(), verdict.entries(),
                    verdict.checkpoint().size(), verdict.checkpoint().signedAt(), verdict.checkpoint().keyId(), key == null ? " (the enclosed one: compare it with the one you know)" : "");
            spec.commandLine().getOut().flush();
            return 0;
        }
        verdict.damage().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        return 1;
    }

    private int checkPackage(byte[] bytes) {
        var verdict = new PackageVerifier().verify(bytes, key == null ? null : trusted());
        var found = verdict.damage();
        if (found.isEmpty()) {
            spec.commandLine().getOut().printf("The package is whole: %d files, %d dossiers, %d checkpoints that all lead to the last, of %d entries, signed %s by key %s%s.%n", verdict.files(), verdict.dossiers(),
                    verdict.checkpoints(), verdict.last().size(), verdict.last().signedAt(), verdict.last().keyId(), key == null ? " (the enclosed one: compare it with the one you know)" : "");
            spec.commandLine().getOut().flush();
        } else {
            found.forEach(spec.commandLine().getErr()::println);
            spec.commandLine().getErr().flush();
        }
        return found.isEmpty() ? 0 : 1;
    }

    private int check(String url, Checkpoint kept, PublicKey trusted) throws SQLException {
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        try (var connection = connect(url)) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var verdict = new JournalVerifier(connection).verify(kept, trusted);
            var broken = KeptRules.broken(connection);
            if (verdict.damage().isEmpty() && broken.isEmpty()) {
                out.printf("The journal is whole: %d sealed entries, %d signed checkpoints%s. Papers, letters, receipts, models and releases are what it tells.%n", verdict.entries(), verdict.checkpoints(),
                        kept == null ? "" : ", and all that the kept checkpoint of " + kept.signedAt() + " held");
                out.flush();
                return 0;
            }
            verdict.damage().forEach(err::println);
            broken.forEach(err::println);
            err.flush();
            return 1;
        }
    }

    private Connection connect(String url) {
        var properties = new Properties();
        given(properties, "user", "SPRING_DATASOURCE_USERNAME");
        given(properties, "password", "SPRING_DATASOURCE_PASSWORD");
        try {
            var connection = DriverManager.getConnection(url, properties);
            try (var there = connection.createStatement().executeQuery("select to_regclass('app.journal_leaf') is not null")) {
                there.next();
                if (there.getBoolean(1)) return connection;
            }
            connection.close();
            throw wrong("There is no sealed journal in that database.");
        } catch (SQLException e) {
            throw wrong("--database: " + e.getMessage().lines().findFirst().orElse("cannot be reached") + ".");
        }
    }

    private static void given(Properties properties, String name, String variable) {
        var value = System.getenv(variable);
        if (value != null) properties.setProperty(name, value);
    }

    private Checkpoint kept() {
        try {
            return Checkpoint.of(Files.readString(checkpoint));
        } catch (IOException | IllegalArgumentException e) {
            throw wrong("--checkpoint: %s cannot be read as a checkpoint.".formatted(checkpoint));
        }
    }

    private PublicKey trusted() {
        try {
            return Checkpoint.publicKey(Base64.getMimeDecoder().decode(Files.readString(key).strip()));
        } catch (IOException | IllegalArgumentException e) {
            throw wrong("--key: %s cannot be read as a public key.".formatted(key));
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
