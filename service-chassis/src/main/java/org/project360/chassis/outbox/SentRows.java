package org.project360.chassis.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that are on their topic and not yet deleted. They go together: to delete each claim at once costs a commit, and while
 * that lasts the next events wait. Who dies before has sent them, and sends them again under the same ids.
 *
 * <p>They are remembered as long as the connection lasts and no longer: a database that was set back uses their ids again.
 */
final class SentRows {

    private static final int MANY = 256;

    private final Connection connection;
    private final Duration atMost;
    private final List<Long> ids = new ArrayList<>();
    private long oldest;

    /** {@code atMost} is how long a row may stay. */
    SentRows(Connection connection, Duration atMost) {
        this.connection = connection;
        this.atMost = atMost;
    }

    void add(List<Long> published) {
        if (ids.isEmpty()) {
            oldest = System.nanoTime();
        }
        ids.addAll(published);
    }

    List<Long> ids() {
        return ids;
    }

    boolean areDue() {
        return !ids.isEmpty() && left().isZero();
    }

    /** How long whoever wants to rest for so long may do so. */
    Duration rest(Duration wanted) {
        return ids.isEmpty() || wanted.compareTo(left()) < 0 ? wanted : left();
    }

    void delete() throws SQLException {
        if (!ids.isEmpty()) {
            OutboxTable.delete(connection, ids);
            ids.clear();
        }
    }

    private Duration left() {
        Duration left = ids.size() >= MANY ? Duration.ZERO : atMost.minusNanos(System.nanoTime() - oldest);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
