package org.project360.randomisation.method;

import java.util.List;
import java.util.stream.IntStream;

/** Minimisation drawn as a trial draws it, over subjects whose levels are drawn too. */
final class MinimisationRun implements Run {

    private final Minimisation method;
    private final List<Odds> levels;
    private final TrialStream draws;
    private final TrialStream subjects;

    /** By factor, level and arm. */
    private final int[][][] counts;

    private long sequence;

    MinimisationRun(Minimisation method, Population population, byte[] secret) {
        this.method = method;
        this.levels = IntStream.range(0, population.levels().size())
                .mapToObj(population::odds)
                .toList();
        this.draws = new TrialStream(secret, TrialStream.DRAWS, CountRun.REHEARSAL, 1);
        this.subjects = new TrialStream(secret, "p360-subject-v1", CountRun.REHEARSAL, 1);
        this.counts = levels.stream()
                .map(odds -> new int[odds.arms()][method.ratio().arms()])
                .toArray(int[][][]::new);
    }

    @Override
    public Drawn next() {
        sequence++;
        UniformIntegers subject = subjects.at("", sequence);
        int[][] hers = new int[counts.length][];
        for (int factor = 0; factor < counts.length; factor++) {
            hers[factor] = counts[factor][levels.get(factor).arm(subject)];
        }
        Odds odds = method.odds(hers);
        int arm = odds.arm(draws.at("", sequence));
        for (int[] ofLevel : hers) {
            ofLevel[arm]++;
        }
        return new Drawn(arm, odds.isCertain());
    }
}
