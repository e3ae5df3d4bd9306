package org.project360.chassis.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Session-level advisory locks, one a shard; they go with the connection. */
final class ShardLocks {

    private static final int NAMESPACE = 0x0360;
    private static final int LOOK_AGAIN = 20;

    private final Connection connection;
    private final List<Short> owned = new ArrayList<>();
    private int looks;

    ShardLocks(Connection connection) {
        this.connection = connection;
    }

    /** The shards this connection owns; from time to time it asks for those that others held. */
    Short[] acquire() throws SQLException {
        if (owned.size() < OutboxRow.SHARDS && looks++ % LOOK_AGAIN == 0) {
            String sql = "select s from generate_series(0, ?) s where not s = any(?) and pg_try_advisory_lock(?, s)";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, OutboxRow.SHARDS - 1);
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "int4", owned.stream().map(Short::intValue).toArray()));
                statement.setInt(3, NAMESPACE);
                ResultSet rows = statement.executeQuery();
                while (rows.next()) {
                    owned.add(rows.getShort(1));
                }
            }
        }
        return owned.toArray(Short[]::new);
    }

    /** Before the connection goes back to its pool. */
    void release() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
    }
}
