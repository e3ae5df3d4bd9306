package org.project360.randomisation.allocation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.project360.randomisation.trial.TrialDesign;

/**
 * How many units each arm has in each level of each factor: all that minimisation looks at. Not thread-safe.
 */
final class Tally {

    private final TrialDesign design;
    private final int arms;

    /** By factor, level and arm, in the order of the design. */
    private final List<int[][]> counts = new ArrayList<>();

    /** Nobody yet. */
    Tally(TrialDesign design) {
        this.design = design;
        this.arms = design.arms().size();
        design.factors().forEach(factor -> counts.add(new int[factor.levels().size()][arms]));
    }

    /** As {@link #toBytes} wrote it. */
    static Tally of(TrialDesign design, byte[] bytes) {
        Tally tally = new Tally(design);
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        for (int[][] factor : tally.counts) {
            for (int[] level : factor) {
                for (int arm = 0; arm < level.length; arm++) {
                    level[arm] = numbers.getInt();
                }
            }
        }
        return tally;
    }

    /** 4 bytes a count, big endian, by factor, level and arm: the length tells nothing. */
    byte[] toBytes() {
        int numbers = counts.stream().mapToInt(factor -> factor.length * arms).sum();
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers);
        for (int[][] factor : counts) {
            for (int[] level : factor) {
                for (int count : level) {
                    bytes.putInt(count);
                }
            }
        }
        return bytes.array();
    }

    /** One more unit. A level that is missing or unknown counts nowhere: only entries of emergency lists may lack one. */
    void add(Map<String, String> covariates, int arm) {
        for (int factor = 0; factor < counts.size(); factor++) {
            int level = level(factor, covariates);
            if (level >= 0) {
                counts.get(factor)[level][arm]++;
            }
        }
    }

    /** The counts in each of her levels, by factor and arm; nobody shares a level that the design does not know. */
    int[][] of(Map<String, String> covariates) {
        int[][] hers = new int[counts.size()][];
        for (int factor = 0; factor < hers.length; factor++) {
            int level = level(factor, covariates);
            hers[factor] = level < 0 ? new int[arms] : counts.get(factor)[level].clone();
        }
        return hers;
    }

    private int level(int factor, Map<String, String> covariates) {
        TrialDesign.Factor named = design.factors().get(factor);
        String level = covariates.get(named.name());
        return level == null ? -1 : named.levels().indexOf(level);
    }
}
