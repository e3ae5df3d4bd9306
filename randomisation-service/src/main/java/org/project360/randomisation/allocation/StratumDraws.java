package org.project360.randomisation.allocation;

import java.util.Map;
import java.util.UUID;
import org.project360.randomisation.trial.TrialDesign;

/**
 * The draws of a trial's strata: a pure function of (secret, trial, version, stratum, sequence) and, for minimisation, of the
 * covariates of the unit and the rows before it.
 */
interface StratumDraws {

    /** The draw at this place of the stratum. */
    Draw draw(String stratum, Place place);

    /** The same, for a unit of these covariates. */
    default Draw draw(String stratum, Place place, Map<String, String> covariates) {
        return draw(stratum, place);
    }

    /** The place behind one that somebody else has. */
    default Place next(String stratum, Place place) {
        return draw(stratum, place).next();
    }

    /** The place behind one that a row has which was drawn before. */
    default Place follow(LedgerEntry row, Place place) {
        return next(row.stratum(), place);
    }

    /** From the first draw on. */
    static StratumDraws of(byte[] secret, UUID trialId, int trialVersion, TrialDesign design) {
        return switch (design.method()) {
            case PERMUTED_BLOCKS -> new PermutedBlocks(secret, trialId, trialVersion, design);
            case MINIMISATION ->
                new MinimisedDraws(secret, trialId, trialVersion, design, new Tally(design), row -> {
                    throw new IllegalStateException("On paper nothing was drawn before");
                });
            case SIMPLE, BIG_STICK, EFRON, BLOCK_URN ->
                new CountedDraws(secret, trialId, trialVersion, design.countRule());
        };
    }
}
