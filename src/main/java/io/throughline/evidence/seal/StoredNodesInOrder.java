package io.throughline.evidence.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** The nodes that the database holds, in the order in which a log that is built anew makes them. */
final class StoredNodesInOrder implements AutoCloseable {
    private final ResultSet rows;
    private boolean there;

    StoredNodesInOrder(ResultSet rows) throws SQLException {
        this.rows = rows;
        there = rows.next();
    }

    /** Whether the next stored node is this one; one that is in the way is passed over. */
    boolean isNext(int level, long position, byte[] hash) {
        try {
            while (there && before(rows.getInt(1), rows.getLong(2), level, position)) there = rows.next();
            if (!there || rows.getInt(1) != level || rows.getLong(2) != position) return false;
            boolean same = Arrays.equals(rows.getBytes(3), hash);
            there = rows.next();
            return same;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean before(int level, long position, int wantedLevel, long wantedPosition) {
        long end = (position + 1) << level;
        long wantedEnd = (wantedPosition + 1) << wantedLevel;
        return end < wantedEnd || end == wantedEnd && level < wantedLevel;
    }

    boolean more() {
        return there;
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
