package io.throughline.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.stereotype.Component;

/**
 * All books as one file, to keep or to take elsewhere: a CSV file a table, as it was at one instant, and a manifest with the number of rows and
 * the SHA-256 of each. Reading it back makes the same books, or changes nothing.
 */
@Component
public class BooksArchive {
    private static final String FORMAT = "throughline-books-1";
    private static final String MANIFEST = "manifest.json";

    /** What was written or read. */
    public record Contents(int tables, long rows) {}

    record Part(String table, String file, long rows, String sha256) {}

    record Manifest(String format, String schemaVersion, List<Part> parts, String sequences) {}

    private final DataSource books;
    private final ObjectMapper json;

    BooksArchive(DataSource books, ObjectMapper json) {
        this.books = books;
        this.json = json;
    }

    /** As of one instant, whoever works meanwhile. The stream stays open. */
    public Contents write(OutputStream out) throws IOException, SQLException {
        try (var connection = books.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            try {
                return write(connection, new ZipOutputStream(out));
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        }
    }

    private Contents write(Connection connection, ZipOutputStream zip) throws IOException, SQLException {
        var tables = new BooksTables(connection);
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        var parts = new ArrayList<Part>();
        for (var table : tables.columns().entrySet()) {
            var file = table.getKey().replace('.', '/') + ".csv";
            zip.putNextEntry(new ZipEntry(file));
            var digest = new DigestOutputStream(zip, sha256());
            long rows = copy.copyOut("copy (select %s from %s) to stdout with (format csv, header)".formatted(table.getValue(), table.getKey()), digest);
            parts.add(new Part(table.getKey(), file, rows, HexFormat.of().formatHex(digest.getMessageDigest().digest())));
            zip.closeEntry();
        }
        var sequences = tables.sequences().entrySet().stream().map(s -> s.getKey() + "," + s.getValue()).collect(Collectors.joining("\n", "", "\n"));
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(new Manifest(FORMAT, tables.version(), parts, sequences)));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        return contents(parts);
    }

    /** Into a database of the same version that holds nothing yet; with {@code dryRun} everything is tried and taken back. */
    public Contents read(Path file, boolean dryRun) throws SQLException {
        try (var zip = new ZipFile(file.toFile()); var connection = books.getConnection()) {
            var manifest = manifest(zip, file);
            connection.setAutoCommit(false);
            try {
                var contents = read(zip, manifest, connection, file);
                if (dryRun) connection.rollback();
                else connection.commit();
                return contents;
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (ZipException e) {
            throw new NoSuchBooks("%s is no archive of books, or a damaged one: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new NoSuchBooks("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    private Contents read(ZipFile zip, Manifest manifest, Connection connection, Path file) throws IOException, SQLException {
        var tables = new BooksTables(connection);
        if (!manifest.schemaVersion().equals(tables.version())) {
            throw new NoSuchBooks("%s is of version %s, the database of version %s: read it with the application that wrote it, then upgrade that one.".formatted(file, manifest.schemaVersion(), tables.version()));
        }
        tables.mustBeEmpty();
        var parts = new TreeMap<String, Part>(manifest.parts().stream().collect(Collectors.toMap(Part::table, p -> p)));
        if (!parts.keySet().equals(tables.columns().keySet())) throw new NoSuchBooks("%s does not hold the tables of this version.".formatted(file));
        tables.clear();
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var part : parts.values()) {
            var entry = zip.getEntry(part.file());
            if (entry == null) throw new NoSuchBooks("%s lacks %s.".formatted(file, part.file()));
            var digest = new DigestInputStream(zip.getInputStream(entry), sha256());
            long rows = copy.copyIn("copy %s (%s) from stdin with (format csv, header)".formatted(part.table(), tables.columns().get(part.table())), digest);
            digest.readAllBytes();
            if (rows != part.rows() || !HexFormat.of().formatHex(digest.getMessageDigest().digest()).equals(part.sha256())) {
                throw new NoSuchBooks("%s in %s was changed since it was written.".formatted(part.file(), file));
            }
        }
        tables.setSequences(manifest.sequences());
        return contents(manifest.parts());
    }

    private Manifest manifest(ZipFile zip, Path file) throws IOException {
        var entry = zip.getEntry(MANIFEST);
        if (entry == null) throw new NoSuchBooks("%s has no %s: it is no archive of books.".formatted(file, MANIFEST));
        try {
            var manifest = json.readValue(zip.getInputStream(entry), Manifest.class);
            if (FORMAT.equals(manifest.format()) && manifest.parts() != null && manifest.schemaVersion() != null && manifest.sequences() != null) return manifest;
        } catch (JsonProcessingException e) {
            // told below
        }
        throw new NoSuchBooks("%s in %s cannot be read.".formatted(MANIFEST, file));
    }

    private static Contents contents(List<Part> parts) {
        return new Contents(parts.size(), parts.stream().mapToLong(Part::rows).sum());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
