package org.project360.intake.identity.bench;

import java.util.Locale;

/**
 * What linking cost beside so many stored persons. {@code one} is one person a transaction by the full probabilistic path,
 * {@code known} one with a police id that is known; rates are of whole batches, by as many threads as {@code threads} says.
 * The figures in CPU-ms are what one person costs in processor time, alone or in a batch, Java and PostgreSQL together: other
 * work on the machine, which {@code loadAverage} tells of, moves them least. {@code right} and {@code wrong} are the shares
 * of people seen before who were linked to themselves and to others.
 */
record StageFigures(
        long persons,
        long records,
        long blockingKeys,
        double loadAverage,
        Times one,
        double oneCpuMillis,
        Times known,
        int threads,
        double cpuMillis,
        double perSecondOneThread,
        double perSecond,
        double knownPerSecond,
        double right,
        double wrong) {

    String lines() {
        return String.format(
                Locale.ROOT,
                """
                %,d persons, %,d records, %,d blocking keys; load average %.1f
                  one person    p50 %.2f ms, p99 %.2f ms, %.2f CPU-ms
                  in batches    %,.0f/s by one thread, %,.0f/s by %d, %.2f CPU-ms each
                  known id      p50 %.2f ms, p99 %.2f ms, %,.0f/s by %d
                  seen before   %.4f linked to themselves, %.4f to somebody else""",
                persons,
                records,
                blockingKeys,
                loadAverage,
                one.p50(),
                one.p99(),
                oneCpuMillis,
                perSecondOneThread,
                perSecond,
                threads,
                cpuMillis,
                known.p50(),
                known.p99(),
                knownPerSecond,
                threads,
                right,
                wrong);
    }

    /** How many times as much it costs as beside fewer. */
    String comparedWith(StageFigures fewer) {
        return String.format(
                Locale.ROOT,
                "  beside %,d    p50 %.2f times, CPU of one %.2f times, in batches %.2f times",
                fewer.persons,
                one.p50() / fewer.one.p50(),
                oneCpuMillis / fewer.oneCpuMillis,
                cpuMillis / fewer.cpuMillis);
    }
}
