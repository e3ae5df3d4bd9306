package org.project360.bench.stage;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.project360.bench.BenchException;
import org.project360.bench.Pause;
import org.project360.bench.TopicCounts;

/** Waits for the end of a run; when it was, the records' own times tell afterwards. */
final class Watch {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final Duration STUCK = Duration.ofMinutes(3);

    private final TopicCounts counts;
    private final LongConsumer progress;

    Watch(TopicCounts counts, LongConsumer progress) {
        this.counts = counts;
        this.progress = progress;
    }

    /** Until records have come, it is over, and no record has come for four seconds; returns how many came. */
    long until(BooleanSupplier over) {
        long seen = 0;
        long grew = System.nanoTime();
        while (true) {
            boolean ended = over.getAsBoolean();
            long now = counts.total();
            if (now > seen) {
                seen = now;
                grew = System.nanoTime();
            }
            progress.accept(seen);
            long quiet = System.nanoTime() - grew;
            if (ended && seen > 0 && quiet > QUIET.toNanos()) {
                return seen;
            }
            if (quiet > STUCK.toNanos()) {
                throw new BenchException("Nothing has come out for " + STUCK.toMinutes() + " minutes; see the logs.");
            }
            Pause.of(LOOK);
        }
    }
}
