package org.project360.randomisation.method;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Exact figures, by carrying the probability of every state from one subject to the next: no sequence is enumerated, and a
 * thousand subjects take a moment.
 */
public final class ExactFigures {

    /** More states at once than this are refused. */
    private static final int MOST_STATES = 50_000;

    /** A draw is certain from here; below it lies no probability but rounding. */
    private static final double CERTAIN = 1 - 1e-12;

    /** What a state contributes each time it is reached. */
    private record Contribution<S>(List<Walk.Step<S>> steps, double guessed, boolean certain, double largestAfter) {}

    private double guessed;
    private double certain;
    private double largest;

    private ExactFigures() {}

    public static Figures of(CountRule rule, int subjects) {
        return new ExactFigures().walk(new CountWalk(rule), subjects);
    }

    public static Figures of(Blocks blocks, int subjects) {
        return new ExactFigures().walk(new BlockWalk(blocks), subjects);
    }

    /** Only for few subjects, factors and levels. */
    public static Figures of(Minimisation method, Population population, int subjects) {
        return new ExactFigures().walk(new MinimisationWalk(method, population), subjects);
    }

    private <S> Figures walk(Walk<S> walk, int subjects) {
        InvalidMethod.require(subjects >= 1, "subjects", "At least one subject is needed.");
        Map<S, Contribution<S>> known = new HashMap<>();
        Map<S, Double> states = walk.starts();
        for (int subject = 0; subject < subjects; subject++) {
            Map<S, Double> next = new HashMap<>();
            states.forEach((state, probability) ->
                    step(known.computeIfAbsent(state, s -> contribution(walk, s)), probability, next));
            InvalidMethod.require(
                    next.size() <= MOST_STATES,
                    "exact",
                    "So many arms, levels and subjects are too much for exact figures: leave out --exact and simulate.");
            states = next;
        }
        double square = 0;
        for (Map.Entry<S, Double> end : states.entrySet()) {
            double imbalance = walk.ratio().imbalance(walk.counts(end.getKey()));
            square += end.getValue() * imbalance * imbalance;
        }
        return new Figures(guessed / subjects, certain / subjects, Math.sqrt(square), largest, 0);
    }

    private <S> void step(Contribution<S> state, double probability, Map<S, Double> next) {
        guessed += probability * state.guessed();
        certain += state.certain() ? probability : 0;
        largest = Math.max(largest, state.largestAfter());
        for (Walk.Step<S> step : state.steps()) {
            next.merge(step.next(), probability * step.probability(), Double::sum);
        }
    }

    private static <S> Contribution<S> contribution(Walk<S> walk, S state) {
        int[] counts = walk.counts(state);
        double[] guess = walk.ratio().convergenceGuess(counts);
        List<Walk.Step<S>> steps = walk.steps(state);
        double[] ofArm = new double[guess.length];
        steps.forEach(step -> ofArm[step.arm()] += step.probability());
        double guessed = 0;
        boolean certain = false;
        double largest = 0;
        for (int arm = 0; arm < ofArm.length; arm++) {
            guessed += ofArm[arm] * guess[arm];
            certain |= ofArm[arm] >= CERTAIN;
            if (ofArm[arm] > 0) {
                int[] after = counts.clone();
                after[arm]++;
                largest = Math.max(largest, walk.ratio().imbalance(after));
            }
        }
        return new Contribution<>(steps, guessed, certain, largest);
    }
}
