package org.project360.chassis.event;

import io.smallrye.mutiny.TimeoutException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Which failures pass by themselves. These are retried in place for ever; every other failure is the data's.
 *
 * <p>PostgreSQL classes (appendix A): 08 connection, 40 rollback (deadlock, serialisation), 53 resources, 55 lock not
 * available, 57 operator intervention, 58 system error. No state at all means that the pool could not connect. A consumer
 * that does not answer in time, or a broker that says "later", is waited for like a database.
 */
public final class Transience {

    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private Transience() {}

    /** Whether the failure, by its cause, passes by itself. */
    public static boolean passes(Throwable failure) {
        boolean rolledBack = false;
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || state.length() < 2 || TRANSIENT_CLASSES.contains(state.substring(0, 2));
            }
            if (cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof RetriableException) {
                return true;
            }
            rolledBack |= cause instanceof RollbackException;
        }
        return rolledBack;
    }

    private static @Nullable Throwable next(Throwable cause) {
        if (cause.getCause() != null && cause.getCause() != cause) {
            return cause.getCause();
        }
        return cause.getSuppressed().length > 0 ? cause.getSuppressed()[0] : null;
    }
}
