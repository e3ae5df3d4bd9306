package org.project360.intake.release;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells the specialist team once a minute how many incidents have no allocation yet, so that silence is noticed. */
@ApplicationScoped
class TellAwaited {

    private final AwaitedAllocations awaited;
    private final AtomicInteger waiting;

    TellAwaited(AwaitedAllocations awaited, MeterRegistry meters) {
        this.awaited = awaited;
        this.waiting = meters.gauge("intake.allocations.awaited", new AtomicInteger());
    }

    @Scheduled(every = "${intake.awaited.every:60s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        waiting.set(awaited.tell().incidents());
    }
}
