package org.project360.randomisation.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The walk of a {@link CountRule}: its state is the counts without whole rounds of the ratio. */
record CountWalk(CountRule rule) implements Walk<List<Integer>> {

    @Override
    public Ratio ratio() {
        return rule.ratio();
    }

    @Override
    public Map<List<Integer>, Double> starts() {
        return Map.of(Collections.nCopies(ratio().arms(), 0), 1.0);
    }

    @Override
    public List<Step<List<Integer>>> steps(List<Integer> state) {
        Odds odds = rule.odds(counts(state));
        List<Step<List<Integer>>> steps = new ArrayList<>();
        for (int arm = 0; arm < odds.arms(); arm++) {
            if (odds.parts(arm) > 0) {
                int[] next = counts(state);
                next[arm]++;
                steps.add(new Step<>(
                        arm,
                        odds.probability(arm),
                        Arrays.stream(ratio().withoutRounds(next)).boxed().toList()));
            }
        }
        return steps;
    }

    @Override
    public int[] counts(List<Integer> state) {
        return state.stream().mapToInt(Integer::intValue).toArray();
    }
}
