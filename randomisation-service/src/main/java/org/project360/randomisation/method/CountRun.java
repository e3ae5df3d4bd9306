package org.project360.randomisation.method;

import java.util.UUID;

/** A {@link CountRule} drawn as a trial draws it. */
final class CountRun implements Run {

    static final UUID REHEARSAL = new UUID(0, 0);

    private final CountRule rule;
    private final TrialStream draws;
    private final int[] counts;
    private long sequence;

    CountRun(CountRule rule, byte[] secret) {
        this.rule = rule;
        this.draws = new TrialStream(secret, TrialStream.DRAWS, REHEARSAL, 1);
        this.counts = new int[rule.ratio().arms()];
    }

    @Override
    public Drawn next() {
        Odds odds = rule.odds(counts);
        int arm = odds.arm(draws.at("", ++sequence));
        counts[arm]++;
        return new Drawn(arm, odds.isCertain());
    }
}
