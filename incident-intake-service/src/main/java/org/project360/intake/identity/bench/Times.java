package org.project360.intake.identity.bench;

import java.util.Arrays;

/** How long something took, in milliseconds: of the sorted times the one at the percentile. */
record Times(int samples, double p50, double p99, double slowest) {

    static Times of(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Times(sorted.length, at(sorted, 0.5), at(sorted, 0.99), sorted[sorted.length - 1] / 1e6);
    }

    private static double at(long[] sorted, double share) {
        int place = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, place)] / 1e6;
    }
}
