package org.project360.intake.stewardship;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.project360.intake.identity.Regroupings;

/**
 * Has all records tell who is who where one record did not, so that the order in which reports came in decides nothing: each case
 * in a transaction of its own. One that fails is told in the log, keeps nobody waiting and is tried again.
 */
@ApplicationScoped
public class SettleRegroupings {

    private static final Logger LOG = Logger.getLogger(SettleRegroupings.class);
    private static final UUID FIRST = new UUID(0, 0);

    private final Regroupings regroupings;
    private final RegroupPersons regroup;
    private final MeterRegistry meters;
    private final InstantSource clock;

    SettleRegroupings(Regroupings regroupings, RegroupPersons regroup, MeterRegistry meters, InstantSource clock) {
        this.regroupings = regroupings;
        this.regroup = regroup;
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(every = "${intake.linkage.regroup-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.warnf("Persons wait to be regrouped: %s", e.getClass().getSimpleName());
            LOG.debug("regroupings", e);
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
                    .run(() -> regroupings.lockNext(after).ifPresent(open -> {
                        at[0] = open.id();
                        Regroupings.Outcome outcome = regroup.settle(open.personId());
                        regroupings.settle(open.id(), outcome, clock.instant());
                        meters.counter("project360.intake.linkage.regroupings", "outcome", outcome.name())
                                .increment();
                    }));
        } catch (RuntimeException e) {
            if (at[0] == null) {
                throw e;
            }
            LOG.warnf(
                    "Persons wait to be regrouped (%s): %s", at[0], e.getClass().getSimpleName());
            LOG.debug("regroupings", e);
        }
        return Optional.ofNullable(at[0]);
    }
}
