package org.project360.intake.identity.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws ranks from 0 by the Zipf-Mandelbrot law: rank r in proportion to 1 / (r + 1 + flatness). Names of people are spread
 * about so: with flatness 10 and 60,000 names the first has 1 % and the first hundred a quarter.
 */
final class Ranks {

    private final double[] cumulative;

    Ranks(int size, double flatness) {
        this.cumulative = new double[size];
        double sum = 0;
        for (int rank = 0; rank < size; rank++) {
            sum += 1 / (rank + 1 + flatness);
            cumulative[rank] = sum;
        }
    }

    int draw(SplittableRandom random) {
        double wanted = random.nextDouble() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, wanted);
        return Math.min(found < 0 ? -found - 1 : found, cumulative.length - 1);
    }
}
