package org.project360.intake.stewardship;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.project360.intake.identity.SamePersons;

/**
 * Merges persons whom a record showed to be one, so that the order in which reports came in decides nothing: each pair in a
 * transaction of its own. One that fails is told in the log, keeps nobody waiting and is tried again.
 */
@ApplicationScoped
public class SettleSamePersons {

    private static final Logger LOG = Logger.getLogger(SettleSamePersons.class);
    private static final UUID FIRST = new UUID(0, 0);

    private final SamePersons persons;
    private final MergeSamePersons merge;
    private final MeterRegistry meters;
    private final InstantSource clock;

    SettleSamePersons(SamePersons persons, MergeSamePersons merge, MeterRegistry meters, InstantSource clock) {
        this.persons = persons;
        this.merge = merge;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(
            every = "${intake.linkage.same-persons-every:1s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.warnf("Persons who are one wait to be merged: %s", e.getClass().getSimpleName());
            LOG.debug("same persons", e);
        }
    }

    /** Settles all that is open; waits for whoever is at it. */
    public void run() {
        UUID after = FIRST;
        Optional<UUID> done;
        do {
            done = next(after);
            after = done.orElse(after);
        } while (done.isPresent());
    }

    private Optional<UUID> next(UUID after) {
        UUID[] at = {null};
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> persons.lockNext(after).ifPresent(told -> {
                        at[0] = told.id();
                        SamePersons.Outcome outcome = merge.settle(told);
                        persons.settle(told.id(), outcome, clock.instant());
                        meters.counter("project360.intake.linkage.same-persons", "outcome", outcome.name())
                                .increment();
                    }));
        } catch (RuntimeException e) {
            if (at[0] == null) {
                throw e;
            }
            LOG.warnf(
                    "Two persons who are one wait (%s): %s", at[0], e.getClass().getSimpleName());
            LOG.debug("same persons", e);
        }
        return Optional.ofNullable(at[0]);
    }
}
