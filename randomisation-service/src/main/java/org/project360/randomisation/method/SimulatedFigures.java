package org.project360.randomisation.method;

import java.util.function.Function;

/**
 * Figures from rehearsed trials. Run r, from 0, is drawn exactly as a trial would be, under the secret
 * {@link TrialStream#rehearsalSecret} of the seed and r: the same seed gives the same figures everywhere.
 */
public final class SimulatedFigures {

    private final Ratio ratio;
    private final Function<byte[], Run> method;

    private SimulatedFigures(Ratio ratio, Function<byte[], Run> method) {
        this.ratio = ratio;
        this.method = method;
    }

    public static SimulatedFigures of(CountRule rule) {
        return new SimulatedFigures(rule.ratio(), secret -> new CountRun(rule, secret));
    }

    public static SimulatedFigures of(Blocks blocks) {
        return new SimulatedFigures(blocks.ratio(), secret -> new BlockRun(blocks, secret));
    }

    public static SimulatedFigures of(Minimisation method, Population population) {
        return new SimulatedFigures(method.ratio(), secret -> new MinimisationRun(method, population, secret));
    }

    public Figures figures(int subjects, int runs, String seed) {
        InvalidMethod.require(subjects >= 1, "subjects", "At least one subject is needed.");
        InvalidMethod.require(runs >= 2, "runs", "At least two runs are needed, for the standard error.");
        InvalidMethod.require(!seed.isEmpty(), "seed", "The seed is not empty.");
        Sums sums = new Sums();
        for (int run = 0; run < runs; run++) {
            follow(method.apply(TrialStream.rehearsalSecret(seed, run)), subjects, sums);
        }
        double mean = sums.guessed / runs;
        double variance = Math.max(0, (sums.guessedSquare - runs * mean * mean) / (runs - 1));
        return new Figures(
                mean,
                sums.certain / ((double) runs * subjects),
                Math.sqrt(sums.square / runs),
                sums.largest,
                Math.sqrt(variance / runs));
    }

    private void follow(Run run, int subjects, Sums sums) {
        int[] counts = new int[ratio.arms()];
        double guessed = 0;
        double imbalance = 0;
        for (int subject = 0; subject < subjects; subject++) {
            double[] guess = ratio.convergenceGuess(counts);
            Run.Drawn drawn = run.next();
            counts[drawn.arm()]++;
            guessed += guess[drawn.arm()];
            sums.certain += drawn.certain() ? 1 : 0;
            imbalance = ratio.imbalance(counts);
            sums.largest = Math.max(sums.largest, imbalance);
        }
        sums.guessed += guessed / subjects;
        sums.guessedSquare += guessed / subjects * (guessed / subjects);
        sums.square += imbalance * imbalance;
    }

    private static final class Sums {
        double guessed;
        double guessedSquare;
        double certain;
        double square;
        double largest;
    }
}
