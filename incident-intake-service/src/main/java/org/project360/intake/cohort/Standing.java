package org.project360.intake.cohort;

import java.util.Set;

/**
 * What is known of a victim beside her incident: whether another incident of hers was marked for MARAC so lately that its
 * case counts as one of hers, and what keeps her out.
 */
record Standing(boolean maracReported, Set<Hold.Kind> holds) {

    static final Standing CLEAR = new Standing(false, Set.of());

    boolean highRiskCase() {
        return maracReported || holds.contains(Hold.Kind.HIGH_RISK_CASE);
    }
}
