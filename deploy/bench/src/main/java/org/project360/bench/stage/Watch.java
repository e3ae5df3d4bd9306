package org.project360.bench.stage;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.project360.bench.support.BenchException;
import org.project360.bench.support.Pause;
import org.project360.bench.support.ProcessMeter;
import org.project360.bench.support.TopicCounts;

/** Waits for the end of a run; the records' own times tell afterwards how fast it was. */
final class Watch {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final Duration STUCK = Duration.ofMinutes(3);

    private final TopicCounts counts;
    private final String answers;
    private final ProcessMeter meter;
    private final long warmUp;
    private final LongConsumer progress;
    private long answersAtWarm = -1;
    private double cpuAtWarm;
    private double cpu;

    /** {@code answers} is the topic with one record for each input. */
    Watch(TopicCounts counts, String answers, ProcessMeter meter, long warmUp, LongConsumer progress) {
        this.counts = counts;
        this.answers = answers;
        this.meter = meter;
        this.warmUp = warmUp;
        this.progress = progress;
    }

    /**
     * What was seen.
     *
     * @param records that came out
     * @param cpuPerThousand seconds of processor time of the process for 1,000 inputs after the warm-up
     */
    record Seen(long records, double cpuPerThousand) {}

    /**
     * Until records have come, it is over, and no record has come for four seconds.
     *
     * @param over is given the number of answers so far
     */
    Seen until(LongPredicate over) {
        long seen = 0;
        long grew = System.nanoTime();
        while (true) {
            Map<String, Long> now = counts.byTopic();
            long total = now.values().stream().mapToLong(Long::longValue).sum();
            long answered = now.getOrDefault(answers, 0L);
            measure(answered);
            boolean ended = over.test(answered);
            if (total > seen) {
                seen = total;
                grew = System.nanoTime();
            }
            progress.accept(seen);
            long quiet = System.nanoTime() - grew;
            if (ended && seen > 0 && quiet > QUIET.toNanos()) {
                return new Seen(seen, 1_000 * (cpu - cpuAtWarm) / Math.max(1, answered - answersAtWarm));
            }
            if (quiet > STUCK.toNanos()) {
                throw new BenchException("Nothing has come out for " + STUCK.toMinutes() + " minutes; see the logs.");
            }
            Pause.of(LOOK);
        }
    }

    /** A process that has ended has no more to tell: its last reading counts. */
    private void measure(long answered) {
        cpu = Math.max(cpu, meter.cpuSeconds());
        if (answersAtWarm < 0 && answered >= warmUp) {
            answersAtWarm = answered;
            cpuAtWarm = cpu;
        }
    }
}
