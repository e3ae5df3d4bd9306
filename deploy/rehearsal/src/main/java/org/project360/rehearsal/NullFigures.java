package org.project360.rehearsal;

import java.util.stream.IntStream;

/**
 * What so many trials under the null say. Errors are Monte Carlo standard errors: of the type I error
 * sqrt(q (1 - q) / runs), of the guess probability the standard deviation over the trials / sqrt(runs).
 *
 * @param typeOneError the share of trials whose primary test has p below alpha
 * @param guessProbability the share of allocations guessed right by the convergence strategy
 */
record NullFigures(
        int runs,
        int subjects,
        double alpha,
        double typeOneError,
        double typeOneErrorError,
        double guessProbability,
        double guessProbabilityError) {

    static NullFigures of(PaperRun run, int runs, double alpha) {
        PaperRun.Result[] results =
                IntStream.range(0, runs).parallel().mapToObj(run::result).toArray(PaperRun.Result[]::new);
        double rejected = 0;
        double guessed = 0;
        double squares = 0;
        for (PaperRun.Result result : results) {
            rejected += result.p() < alpha ? 1 : 0;
            guessed += result.guessed();
            squares += result.guessed() * result.guessed();
        }
        double share = rejected / runs;
        double mean = guessed / runs;
        double variance = Math.max(0, (squares - runs * mean * mean) / (runs - 1));
        return new NullFigures(
                runs,
                run.subjects(),
                alpha,
                share,
                Math.sqrt(share * (1 - share) / runs),
                mean,
                Math.sqrt(variance / runs));
    }
}
