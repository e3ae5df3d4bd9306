package org.project360.randomisation.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The walk of minimisation over subjects whose levels come by chance: its state is what each arm has had in every level, and
 * the levels of the next subject.
 */
record MinimisationWalk(Minimisation method, Population population) implements Walk<MinimisationWalk.At> {

    /** {@code counts}: by level, in the order of the factors and their levels, and by arm; {@code next}: by factor. */
    record At(List<List<Integer>> counts, List<Integer> next) {}

    @Override
    public Ratio ratio() {
        return method.ratio();
    }

    @Override
    public Map<At, Double> starts() {
        int levels = population.levels().stream().mapToInt(List::size).sum();
        return withNext(Collections.nCopies(levels, Collections.nCopies(ratio().arms(), 0)));
    }

    /** This state with every subject who may come. */
    private Map<At, Double> withNext(List<List<Integer>> counts) {
        Map<List<Integer>, Double> subjects = Map.of(List.of(), 1.0);
        for (List<Double> ofFactor : population.levels()) {
            Map<List<Integer>, Double> longer = new LinkedHashMap<>();
            subjects.forEach((levels, probability) -> {
                for (int level = 0; level < ofFactor.size(); level++) {
                    if (ofFactor.get(level) > 0) {
                        List<Integer> more = new ArrayList<>(levels);
                        more.add(level);
                        longer.put(List.copyOf(more), probability * ofFactor.get(level));
                    }
                }
            });
            subjects = longer;
        }
        Map<At, Double> states = new LinkedHashMap<>();
        subjects.forEach((levels, probability) -> states.put(new At(counts, levels), probability));
        return states;
    }

    @Override
    public List<Step<At>> steps(At at) {
        int[][] hers = new int[at.next().size()][];
        for (int factor = 0; factor < hers.length; factor++) {
            hers[factor] = array(at.counts().get(place(factor, at.next().get(factor))));
        }
        double[] probabilities = method.probabilities(method.imbalances(hers));
        List<Step<At>> steps = new ArrayList<>();
        for (int arm = 0; arm < probabilities.length; arm++) {
            if (probabilities[arm] > 0) {
                int drawn = arm;
                withNext(after(at, arm))
                        .forEach((next, chance) -> steps.add(new Step<>(drawn, probabilities[drawn] * chance, next)));
            }
        }
        return steps;
    }

    private List<List<Integer>> after(At at, int arm) {
        List<List<Integer>> counts = new ArrayList<>(at.counts());
        for (int factor = 0; factor < at.next().size(); factor++) {
            int place = place(factor, at.next().get(factor));
            int[] ofLevel = array(counts.get(place));
            ofLevel[arm]++;
            counts.set(place, Arrays.stream(lasting(ofLevel)).boxed().toList());
        }
        return List.copyOf(counts);
    }

    /** Whole rounds of the ratio shift all divided counts alike; only marginal balance looks at more than differences. */
    private int[] lasting(int[] counts) {
        return method.measure() == Measure.MARGINAL_BALANCE ? counts : ratio().withoutRounds(counts);
    }

    private int place(int factor, int level) {
        return IntStream.range(0, factor)
                        .map(before -> population.levels().get(before).size())
                        .sum()
                + level;
    }

    /** Of the levels of the first factor everybody has one. */
    @Override
    public int[] counts(At at) {
        int[] all = new int[ratio().arms()];
        for (int level = 0; level < population.levels().get(0).size(); level++) {
            for (int arm = 0; arm < all.length; arm++) {
                all[arm] += at.counts().get(level).get(arm);
            }
        }
        return all;
    }

    private static int[] array(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).toArray();
    }
}
