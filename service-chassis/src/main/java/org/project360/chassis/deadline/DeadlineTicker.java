package org.project360.chassis.deadline;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.project360.chassis.config.ChassisConfig;

/** Fires what is due, a batch in a transaction; a failure leaves the batch due and is told in the log. */
@ApplicationScoped
public class DeadlineTicker {

    private static final Logger LOG = Logger.getLogger(DeadlineTicker.class);

    private final Deadlines deadlines;
    private final Map<String, DeadlineHandler> handlers;
    private final InstantSource clock;
    private final ChassisConfig.Ticker config;

    DeadlineTicker(
            Deadlines deadlines, @All List<DeadlineHandler> handlers, InstantSource clock, ChassisConfig config) {
        this.deadlines = deadlines;
        this.handlers = handlers.stream().collect(Collectors.toMap(DeadlineHandler::kind, Function.identity()));
        this.clock = clock;
        this.config = config.ticker();
    }

    @Scheduled(every = "${chassis.ticker.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        if (!config.enabled() || handlers.isEmpty()) {
            return;
        }
        try {
            fireDue();
        } catch (RuntimeException e) {
            LOG.warnf("Deadlines wait: %s", e.getClass().getSimpleName());
            LOG.debug("deadlines", e);
        }
    }

    /** Fires everything due now; returns how many. */
    public int fireDue() {
        int fired = 0;
        int batch;
        do {
            batch = QuarkusTransaction.requiringNew().call(this::fireBatch);
            fired += batch;
        } while (batch == config.batch());
        return fired;
    }

    private int fireBatch() {
        List<Deadline> due = deadlines.claimDue(clock.instant(), config.batch());
        Map<String, List<Deadline>> byKind =
                due.stream().collect(Collectors.groupingBy(Deadline::kind, LinkedHashMap::new, Collectors.toList()));
        byKind.forEach((kind, ofKind) -> {
            DeadlineHandler handler = handlers.get(kind);
            if (handler == null) {
                throw new IllegalStateException("No handler for deadlines of kind " + kind);
            }
            handler.fireAll(ofKind);
        });
        return due.size();
    }
}
