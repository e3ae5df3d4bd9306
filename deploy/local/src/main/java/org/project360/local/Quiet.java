package org.project360.local;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Kafka's clients log their two hundred settings each time they start. */
public final class Quiet {
    /** Held here, because a logger nobody holds forgets its level. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Quiet() {}

    public static void kafka() {
        KAFKA.setLevel(Level.WARNING);
    }
}
