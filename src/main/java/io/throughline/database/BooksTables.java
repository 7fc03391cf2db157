package io.throughline.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables of the books, ours and the engine's, over one connection. */
final class BooksTables {
    private static final String NOT_ENOUGH_RIGHTS = "42501";
    private final Connection connection;
    private final SortedMap<String, String> columns = new TreeMap<>();

    BooksTables(Connection connection) throws SQLException {
        this.connection = connection;
        // A generated column is what the others make it.
        try (var rows = connection.createStatement().executeQuery("""
                select t.table_schema || '.' || t.table_name, string_agg(quote_ident(c.column_name), ', ' order by c.ordinal_position)
                  from information_schema.tables t join information_schema.columns c using (table_schema, table_name)
                 where t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and t.table_schema in ('app', 'public') and t.table_name <> 'flyway_schema_history'
                 group by 1""")) {
            while (rows.next()) columns.put(rows.getString(1), rows.getString(2));
        }
    }

    /** What is copied of each table. */
    SortedMap<String, String> columns() {
        return columns;
    }

    String version() throws SQLException {
        try (var row = connection.createStatement().executeQuery(
                "select string_agg(version, ' ' order by installed_rank desc) from (select * from app.flyway_schema_history where version is not null order by installed_rank desc limit 1) v")) {
            row.next();
            return row.getString(1);
        }
    }

    SortedMap<String, String> sequences() throws SQLException {
        var next = new TreeMap<String, String>();
        try (var rows = connection.createStatement().executeQuery(
                "select schemaname || '.' || sequencename, coalesce(last_value::text, '') from pg_sequences where schemaname in ('app', 'public')")) {
            while (rows.next()) next.put(rows.getString(1), rows.getString(2));
        }
        return next;
    }

    void mustBeEmpty() throws SQLException {
        for (var table : new String[] {"app.client", "app.person", "app.project", "app.invoice"}) {
            try (var row = connection.createStatement().executeQuery("select exists (select from %s)".formatted(table))) {
                row.next();
                if (row.getBoolean(1)) throw new NoSuchBooks("The database holds books already (%s has rows); books are read into an empty one only.".formatted(table));
            }
        }
    }

    /** What was written was whole: rules and links are not asked again row by row, and what a start put there makes room. */
    void clear() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local session_replication_role = replica");
            statement.execute("truncate " + String.join(", ", columns.keySet()));
        } catch (SQLException e) {
            if (NOT_ENOUGH_RIGHTS.equals(e.getSQLState())) throw new NoSuchBooks("Reading books needs a superuser of the database, this once.");
            throw e;
        }
    }

    /** Lines of {@code name,value}; no value where none was drawn. */
    void setSequences(String lines) throws SQLException {
        var known = sequences().keySet();
        try (var set = connection.prepareStatement("select setval(?::regclass, ?::bigint, ?)")) {
            for (var line : lines.split("\n")) {
                var parts = line.split(",", 2);
                if (parts.length < 2 || !known.contains(parts[0])) continue;
                set.setString(1, parts[0]);
                set.setString(2, parts[1].isBlank() ? "1" : parts[1]);
                set.setBoolean(3, !parts[1].isBlank());
                set.executeQuery().close();
            }
        }
    }
}
