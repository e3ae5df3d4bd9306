package org.project360.intake.identity.cli;

/** Precision, recall and their harmonic mean; all 1 where there was nothing to find and nothing was found. */
record Measures(double precision, double recall, double f1) {

    static Measures of(long right, long found, long there) {
        double precision = found == 0 ? 1 : (double) right / found;
        double recall = there == 0 ? 1 : (double) right / there;
        double sum = precision + recall;
        return new Measures(precision, recall, sum == 0 ? 0 : 2 * precision * recall / sum);
    }
}
