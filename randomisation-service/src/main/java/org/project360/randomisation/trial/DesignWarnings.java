package org.project360.randomisation.trial;

import java.util.ArrayList;
import java.util.List;

/** What a statistician would frown at, though it is no fault. Tells no block size. */
final class DesignWarnings {

    /** More factors than this leave strata that nobody can fill. */
    private static final int MOST_FACTORS = 4;

    /** Strata times the largest block above this part of the sample: stratification undoes itself. */
    private static final int PART_OF_SAMPLE = 5;

    private DesignWarnings() {}

    static List<String> of(TrialDesign design, int target) {
        List<String> warnings = new ArrayList<>();
        long strata = design.strata().size();
        if (strata * design.largestBlock() > target / PART_OF_SAMPLE) {
            warnings.add(
                    "Too many strata for the sample: " + strata + " strata, each with a block that may stay open, are"
                            + " more than a fifth of " + target + " units. Take fewer factors or levels.");
        }
        if (design.method() != TrialDesign.Method.MINIMISATION
                && design.factors().size() > MOST_FACTORS) {
            warnings.add("More than " + MOST_FACTORS + " factors to stratify by: take fewer.");
        }
        long parts = design.ratio().sum();
        if (design.arms().stream()
                .anyMatch(
                        share -> share.ceiling() != null && share.ceiling() * parts < (long) target * share.ratio())) {
            warnings.add(
                    "The ceiling of an arm is below its part of " + target + " units: the trial will be closed before"
                            + " it reaches its target. Raise that ceiling or lower the target.");
        }
        return warnings;
    }
}
