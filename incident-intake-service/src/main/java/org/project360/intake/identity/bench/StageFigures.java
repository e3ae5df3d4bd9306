package org.project360.intake.identity.bench;

import java.util.Locale;

/**
 * What linking cost beside so many stored persons. {@code one} is one person a transaction by the full probabilistic path,
 * {@code known} one with a police id that is known; rates are of whole batches, by as many threads as {@code threads} says.
 * {@code cpuMillis} is what one person of a batch costs in processor time, Java and PostgreSQL together: other work on the
 * machine moves it least. {@code right} and {@code wrong} are the shares of people seen before who were linked to themselves and to others.
 */
record StageFigures(
        long persons,
        long records,
        long blockingKeys,
        Times one,
        Times known,
        int threads,
        double cpuMillis,
        double perSecondOneThread,
        double perSecond,
        double knownPerSecond,
        double right,
        double wrong) {

    String line() {
        return String.format(
                Locale.ROOT,
                "%,11d persons %,12d keys | one: p50 %.2f ms p99 %.2f ms | batches: %.2f CPU-ms each, %,.0f/s by one thread, %,.0f/s by %d |"
                        + " known police id: p50 %.2f ms p99 %.2f ms, %,.0f/s | right %.4f wrong %.4f",
                persons,
                blockingKeys,
                one.p50(),
                one.p99(),
                cpuMillis,
                perSecondOneThread,
                perSecond,
                threads,
                known.p50(),
                known.p99(),
                knownPerSecond,
                right,
                wrong);
    }
}
