package org.project360.randomisation.allocation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.project360.randomisation.method.CountRule;
import org.project360.randomisation.method.Odds;
import org.project360.randomisation.method.TrialStream;

/**
 * The draws of a {@link CountRule}: draw s of a stratum is {@code uniform(sum of the odds)} of the words of
 * {@link TrialStream#DRAWS} at s, and falls to the first arm whose parts, added to those before it, exceed it. The odds
 * follow from the arms of draws 1 to s - 1, which are drawn again where they are not at hand: about a millisecond for each
 * thousand, once after a start or a rollback. All draws are of one block, number 0. Thread-safe.
 */
final class CountedDraws implements StratumDraws {

    private static final class Walked {
        private final int[] counts;
        private long next = 1;

        Walked(int arms) {
            this.counts = new int[arms];
        }
    }

    private final TrialStream stream;
    private final CountRule rule;
    private final Map<String, Walked> strata = new HashMap<>();

    CountedDraws(byte[] secret, UUID trialId, int trialVersion, CountRule rule) {
        this.stream = new TrialStream(secret, TrialStream.DRAWS, trialId, trialVersion);
        this.rule = rule;
    }

    @Override
    public synchronized Draw draw(String stratum, Place place) {
        Walked walked = strata.get(stratum);
        if (walked == null || walked.next > place.sequence()) {
            walked = new Walked(rule.ratio().arms());
            strata.put(stratum, walked);
        }
        while (walked.next < place.sequence()) {
            step(stratum, walked, rule.odds(walked.counts));
        }
        Odds odds = rule.odds(walked.counts);
        int[] parts = IntStream.range(0, rule.ratio().arms())
                .map(arm -> Math.toIntExact(odds.parts(arm)))
                .toArray();
        return new Draw(step(stratum, walked, odds), place, place.after(Integer.MAX_VALUE), parts);
    }

    private int step(String stratum, Walked walked, Odds odds) {
        int arm = odds.arm(stream.at(stratum, walked.next));
        walked.counts[arm]++;
        walked.next++;
        return arm;
    }
}
