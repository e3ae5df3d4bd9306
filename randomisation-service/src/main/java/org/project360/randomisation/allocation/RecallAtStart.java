package org.project360.randomisation.allocation;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** At start, before the trial is seeded or opened and before anything is read: what was published is known again. */
@ApplicationScoped
class RecallAtStart {

    private static final int BEFORE_THE_TRIAL = 50;
    private static final Logger LOG = Logger.getLogger(RecallAtStart.class);

    private final RecallAllocations recall;

    RecallAtStart(RecallAllocations recall) {
        this.recall = recall;
    }

    void onStart(@Observes @Priority(BEFORE_THE_TRIAL) StartupEvent start) {
        try {
            recall.ensure();
        } catch (RuntimeException e) {
            RecallImpossible contradiction = contradiction(e);
            if (contradiction != null) {
                throw new ConfigurationException(
                        "The randomisation service does not start: " + contradiction.getMessage());
            }
            LOG.warnf(
                    "The allocation topic could not be read (%s); nothing is drawn before it was",
                    e.getClass().getSimpleName());
        }
    }

    private static @org.jspecify.annotations.Nullable RecallImpossible contradiction(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RecallImpossible found) {
                return found;
            }
        }
        return null;
    }
}
