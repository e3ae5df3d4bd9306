package org.project360.intake.storage;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;

/** Work over HTTP that PostgreSQL refused: a deadlock, a lock or another transaction in between passes by itself. */
public final class Attempts {

    private static final int MOST = 3;

    /** PostgreSQL classes (appendix A): 40 rollback, 55 lock not available. */
    private static final Set<String> PASSING = Set.of("40", "55");

    private Attempts() {}

    /** Runs the work, which is a whole transaction, and again if it was rolled back; three times at most. */
    public static <T> T of(Supplier<T> transaction) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.get();
            } catch (RuntimeException failure) {
                if (attempt == MOST || !passes(failure)) {
                    throw failure;
                }
            }
        }
    }

    private static boolean passes(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return PASSING.contains(sql.getSQLState().substring(0, 2));
            }
        }
        return false;
    }
}
