package org.project360.rehearsal;

import java.util.Map;
import java.util.UUID;

/**
 * A household that never was. Its outcome is settled by a number of 0 to 999,999 drawn before anybody is allocated: it has the
 * outcome if the number is below its risk in millionths.
 */
record Household(UUID id, UUID person, Map<String, String> covariates, int risk, int number) {

    /** Whether it has the outcome, where being treated adds {@code effect} (millionths, 0 under the null) to the risk. */
    boolean outcome(boolean treated, int effect) {
        return number < risk + (treated ? effect : 0);
    }
}
