package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Fits a model to records without labels: u from random pairs, m by {@link ExpectationMaximisation} in every pass of the
 * blocking for the fields that the pass does not use, weighted by the matches found there; then the share of matches among
 * all pairs. What of the random pairs is likely to be of one person is taken out of u, and all is done again.
 */
public final class ModelFit {

    private static final int ROUNDS = 4;
    /** Pairs that are assumed of every level before any was seen. */
    private static final double PRIOR_PAIRS = 20;

    private static final double PRIOR_RANDOM_PAIRS = 2;
    /** In a pass with a smaller share of matches the matches are not told apart well. */
    private static final double LEAST_LAMBDA = 0.005;

    private final List<Field> fields;
    private final List<NormalRecord> records;
    private final Sample sample;

    public ModelFit(List<Field> fields, List<NormalRecord> records) {
        this.fields = List.copyOf(fields);
        this.records = List.copyOf(records);
        this.sample = new Sample(fields, records);
    }

    /**
     * @param fittedFrom says in the model what it was fitted from
     * @param progress is told how many records were looked up
     */
    public LinkageModel fit(String fittedFrom, IntConsumer progress) {
        List<Pattern> random = sample.randomPairs();
        sample.lookUp(progress);
        List<Pattern> candidates = sample.candidates();
        Map<String, List<Pattern>> passes = sample.byPass();

        Estimate estimate = assumed(1.0 / records.size());
        estimate = new Estimate(estimate.lambda(), estimate.m(), unmatched(random, estimate, 0));
        for (int round = 0; round < ROUNDS; round++) {
            double[][] m = matched(passes, estimate);
            estimate = withLambda(candidates, new Estimate(estimate.lambda(), m, estimate.u()));
            estimate = new Estimate(estimate.lambda(), m, unmatched(random, estimate, 1));
        }
        return new ModelOfEstimate(fields, records, estimate, random, candidates)
                .model(fittedFrom, sample.households());
    }

    private Estimate assumed(double lambda) {
        double[][] m = fields.stream().map(f -> f.kind().assumedM()).toArray(double[][]::new);
        double[][] u = fields.stream().map(f -> f.kind().assumedU()).toArray(double[][]::new);
        return new Estimate(lambda, m, u);
    }

    /**
     * m of each field: the mean of the passes that do not use it, by the number of matches in them and of fields that they
     * leave free; and what was assumed, as so many further matches.
     */
    private double[][] matched(Map<String, List<Pattern>> passes, Estimate estimate) {
        double[][] sums = new double[fields.size()][];
        double[] free = new double[fields.size()];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = new double[fields.get(i).kind().levels().size()];
        }
        for (BlockingPass pass : Blocking.passes()) {
            List<Pattern> patterns = passes.getOrDefault(pass.name(), List.of());
            double pairs = patterns.stream().mapToDouble(Pattern::count).sum();
            if (pairs > 0) {
                addMatched(sums, free, used(pass), pairs, fitted(patterns, pairs, used(pass), estimate));
            }
        }
        for (int i = 0; i < sums.length; i++) {
            double[] assumed = fields.get(i).kind().assumedM();
            double shared = Math.max(1, free[i]);
            double[] field = sums[i];
            Arrays.setAll(field, k -> field[k] / shared + assumed[k] * PRIOR_PAIRS);
        }
        return notWorseThanDifferent(normalised(sums), estimate.u());
    }

    private Estimate fitted(List<Pattern> patterns, double pairs, boolean[] used, Estimate estimate) {
        Estimate start = estimate.withLambda(Math.min(0.5, Math.max(0.01, records.size() / pairs)));
        return new ExpectationMaximisation(start, PRIOR_PAIRS, true, used).fit(patterns);
    }

    private static void addMatched(double[][] sums, double[] free, boolean[] used, double pairs, Estimate fitted) {
        if (fitted.lambda() < LEAST_LAMBDA) {
            return;
        }
        int unused = free(used);
        for (int i = 0; i < sums.length; i++) {
            if (!used[i]) {
                free[i] += unused;
                for (int k = 0; k < sums[i].length; k++) {
                    sums[i][k] += fitted.m()[i][k] * fitted.lambda() * pairs * unused;
                }
            }
        }
    }

    /** Values that agree a little are never stronger evidence against one person than values that do not agree. */
    private static double[][] notWorseThanDifferent(double[][] m, double[][] u) {
        for (int i = 0; i < m.length; i++) {
            int different = m[i].length - 1;
            double least = m[i][different] / u[i][different];
            for (int k = 0; k < different; k++) {
                m[i][k] = Math.max(m[i][k], u[i][k] * least);
            }
        }
        return normalised(m);
    }

    /** The share of matches among all pairs, found by the candidates: EM for lambda alone. */
    private Estimate withLambda(List<Pattern> candidates, Estimate estimate) {
        Estimate current = estimate;
        for (int i = 0; i < 200; i++) {
            double matches = 0;
            for (Pattern pattern : candidates) {
                matches += current.probability(pattern.levels()) * pattern.count();
            }
            current = current.withLambda(Math.min(0.5, Math.max(1, matches) / sample.pairsLookedUp()));
        }
        return current;
    }

    private double[][] unmatched(List<Pattern> random, Estimate estimate, double trust) {
        double[][] counts = new double[fields.size()][];
        double[][] assumed = assumed(0.5).u();
        for (int i = 0; i < counts.length; i++) {
            double[] ofField = new double[assumed[i].length];
            for (int k = 0; k < ofField.length; k++) {
                ofField[k] = PRIOR_RANDOM_PAIRS * assumed[i][k];
            }
            counts[i] = ofField;
        }
        for (Pattern pattern : random) {
            double weight = (1 - trust * estimate.probability(pattern.levels())) * pattern.count();
            for (int i = 0; i < counts.length; i++) {
                if (pattern.levels()[i] >= 0) {
                    counts[i][pattern.levels()[i]] += weight;
                }
            }
        }
        return normalised(withSwaps(counts));
    }

    /** Two names meet in each other's place by chance as often as they would in their own, though no sample shows it. */
    private double[][] withSwaps(double[][] counts) {
        int forename = place(Kind.FORENAME);
        int surname = place(Kind.SURNAME);
        if (forename >= 0 && surname >= 0) {
            double pairs = Arrays.stream(counts[forename]).sum();
            double chance = counts[forename][0] * counts[surname][0] / pairs;
            int swapped = Kind.FORENAME.at(Level.SWAPPED);
            counts[forename][swapped] = Math.max(counts[forename][swapped], chance);
        }
        return counts;
    }

    private int place(Kind kind) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).kind() == kind) {
                return i;
            }
        }
        return -1;
    }

    private boolean[] used(BlockingPass pass) {
        boolean[] used = new boolean[fields.size()];
        for (int i = 0; i < used.length; i++) {
            used[i] = pass.uses(fields.get(i).kind());
        }
        return used;
    }

    private static int free(boolean[] used) {
        int free = 0;
        for (boolean one : used) {
            free += one ? 0 : 1;
        }
        return free;
    }

    private static double[][] normalised(double[][] counts) {
        List<double[]> shares = new ArrayList<>();
        for (double[] field : counts) {
            double sum = Arrays.stream(field).sum();
            shares.add(Arrays.stream(field).map(c -> c / sum).toArray());
        }
        return shares.toArray(double[][]::new);
    }
}
