package org.project360.randomisation.allocation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.project360.randomisation.trial.Factor;
import org.project360.randomisation.trial.TrialDesign;

/**
 * How many units each arm has: in each level of each factor, which is all that minimisation looks at, and altogether, where
 * an arm has a ceiling. Not thread-safe.
 */
final class Tally {

    private final TrialDesign design;
    private final int arms;

    /** By factor, level and arm, in the order of the design. */
    private final List<int[][]> counts = new ArrayList<>();

    private final int[] total;

    /** Nobody yet. */
    Tally(TrialDesign design) {
        this.design = design;
        this.arms = design.arms().size();
        this.total = new int[arms];
        if (design.method() == TrialDesign.Method.MINIMISATION) {
            design.factors()
                    .forEach(factor -> counts.add(new int[factor.levels().size()][arms]));
        }
    }

    /** As {@link #toBytes} wrote it. */
    static Tally of(TrialDesign design, byte[] bytes) {
        Tally tally = new Tally(design);
        ByteBuffer numbers = ByteBuffer.wrap(bytes);
        for (int[][] factor : tally.counts) {
            for (int[] level : factor) {
                read(numbers, level);
            }
        }
        if (design.limitsArms()) {
            read(numbers, tally.total);
        }
        return tally;
    }

    private static void read(ByteBuffer numbers, int[] byArm) {
        for (int arm = 0; arm < byArm.length; arm++) {
            byArm[arm] = numbers.getInt();
        }
    }

    /**
     * 4 bytes a count, big endian, by factor, level and arm where the trial minimises, and then by arm where one has a
     * ceiling: the length tells nothing.
     */
    byte[] toBytes() {
        int numbers = counts.stream().mapToInt(factor -> factor.length * arms).sum();
        ByteBuffer bytes = ByteBuffer.allocate(4 * (numbers + (design.limitsArms() ? arms : 0)));
        for (int[][] factor : counts) {
            for (int[] level : factor) {
                Arrays.stream(level).forEach(bytes::putInt);
            }
        }
        if (design.limitsArms()) {
            Arrays.stream(total).forEach(bytes::putInt);
        }
        return bytes.array();
    }

    /** The units of each arm; those of before a {@link #toBytes} only where an arm has a ceiling. */
    int[] byArm() {
        return total.clone();
    }

    /** One more unit. A level that is missing or unknown counts nowhere: only entries of emergency lists may lack one. */
    void add(Map<String, String> covariates, int arm) {
        total[arm]++;
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
        Factor named = design.factors().get(factor);
        String level = covariates.get(named.name());
        return level == null ? -1 : named.levels().indexOf(level);
    }
}
