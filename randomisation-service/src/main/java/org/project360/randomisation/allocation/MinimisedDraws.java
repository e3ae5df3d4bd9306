package org.project360.randomisation.allocation;

import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.project360.randomisation.method.Minimisation;
import org.project360.randomisation.method.Odds;
import org.project360.randomisation.method.Simple;
import org.project360.randomisation.method.TrialStream;
import org.project360.randomisation.trial.TrialDesign;

/**
 * The draws of minimisation. A trial has one stratum, {@code minimised}; draw s is {@code uniform(2^53)} of the words of
 * {@link TrialStream#DRAWS} at s, and falls to the first arm whose parts, added to those before it, exceed it. The odds follow
 * from the covariates of the unit and from the covariates and arms of every row before its own in the ledger, so rows are
 * drawn in the order of the ledger. Entries of emergency lists, of whose units nothing is known in advance, are drawn by the
 * ratio alone and counted like all others. Not thread-safe.
 */
final class MinimisedDraws implements StratumDraws {

    /** What the ledger keeps of the probabilities: nine decimals. */
    private static final long KEPT = 1_000_000_000;

    private final TrialStream stream;
    private final Minimisation method;
    private final CountedDraws listed;
    private final Tally tally;
    private final ToIntFunction<LedgerEntry> armOf;

    /** {@code tally} is of the rows so far; {@code armOf} tells the arm of a row that was drawn before. */
    MinimisedDraws(
            byte[] secret,
            UUID trialId,
            int trialVersion,
            TrialDesign design,
            Tally tally,
            ToIntFunction<LedgerEntry> armOf) {
        this.stream = new TrialStream(secret, TrialStream.DRAWS, trialId, trialVersion);
        this.method = design.minimiser();
        this.listed = new CountedDraws(secret, trialId, trialVersion, new Simple(design.ratio()));
        this.tally = tally;
        this.armOf = armOf;
    }

    /** The entry of a list, before anybody knows for whom: it is not counted yet. */
    @Override
    public Draw draw(String stratum, Place place) {
        return listed.draw(stratum, place);
    }

    @Override
    public Draw draw(String stratum, Place place, Map<String, String> covariates) {
        Draw draw = ListStratum.is(stratum) ? listed.draw(stratum, place) : minimised(stratum, place, covariates);
        tally.add(covariates, draw.arm());
        return draw;
    }

    private Draw minimised(String stratum, Place place, Map<String, String> covariates) {
        Odds odds = method.odds(tally.of(covariates));
        int arm = odds.arm(stream.at(stratum, place.sequence()));
        int[] kept = new int[method.ratio().arms()];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = (int) Math.round(odds.probability(i) * KEPT);
        }
        return new Draw(arm, place, next(stratum, place), kept);
    }

    @Override
    public Place next(String stratum, Place place) {
        return place.after(Integer.MAX_VALUE);
    }

    @Override
    public Place follow(LedgerEntry row, Place place) {
        tally.add(Covariates.read(row.covariates()), armOf.applyAsInt(row));
        return next(row.stratum(), place);
    }
}
