package org.project360.bench.figure;

import java.util.Arrays;
import java.util.Collection;

/**
 * Where the middle of some measurements lies and how far they lie apart, in their own unit.
 *
 * @param median the middle one; of an even number the mean of the two in the middle
 */
public record Spread(double median, double lowest, double highest, int measurements) {

    /**
     * Of at least one measurement.
     *
     * @throws IllegalArgumentException if there is none, or one is not a number
     */
    public static Spread of(Collection<Double> measurements) {
        double[] sorted =
                measurements.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0 || Arrays.stream(sorted).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("A spread needs measurements.");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }
}
