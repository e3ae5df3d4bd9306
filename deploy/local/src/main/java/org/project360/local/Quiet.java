package org.project360.local;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Kafka's clients log their two hundred settings each time they start, and its broker a line for each partition. */
public final class Quiet {
    /** Held here, because loggers nobody holds forget their level. */
    private static final List<Logger> KAFKA = Stream.of("org.apache.kafka", "kafka", "state.change.logger")
            .map(Logger::getLogger)
            .toList();

    private Quiet() {}

    public static void kafka() {
        KAFKA.forEach(logger -> logger.setLevel(Level.WARNING));
    }
}
