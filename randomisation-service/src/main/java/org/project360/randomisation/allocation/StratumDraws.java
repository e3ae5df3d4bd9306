package org.project360.randomisation.allocation;

import java.util.UUID;
import org.project360.randomisation.trial.TrialDesign;

/** The draws of a trial's strata: a pure function of (secret, trial, version, stratum, sequence). */
interface StratumDraws {

    /** The draw at this place of the stratum. */
    Draw draw(String stratum, Place place);

    static StratumDraws of(byte[] secret, UUID trialId, int trialVersion, TrialDesign design) {
        return design.method() == TrialDesign.Method.PERMUTED_BLOCKS
                ? new PermutedBlocks(secret, trialId, trialVersion, design)
                : new CountedDraws(secret, trialId, trialVersion, design.countRule());
    }
}
