package org.project360.randomisation.monitoring;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.project360.randomisation.trial.Trial;

/**
 * How far the arms are apart in units, never which is ahead, for the statistician who is blind. Of units allocated before
 * {@code before}, a Monday in London, and of arms with equal parts alone: a figure that moved with every draw would tell of each whether it is of the same arm as the
 * one before.
 */
record Imbalance(UUID trialId, LocalDate before, Of whole, List<Of> strata, List<Of> levels) {

    /** Units of a stratum, of a level or of all, and how far the arms are apart there; see {@link Balance}. */
    record Of(String name, int units, double imbalance) {

        private static Of of(Balance.Part part) {
            int units = part.units().values().stream().mapToInt(count -> count).sum();
            return new Of(part.name(), units, part.imbalance());
        }
    }

    /** Whether it tells nothing of any arm: of one unit of 2:1, two thirds apart is treatment, and four thirds control. */
    static boolean isBlind(Trial trial) {
        return trial.design().ratio().isEqual();
    }

    static Imbalance of(Balance balance, LocalDate before) {
        return new Imbalance(
                balance.trialId(),
                before,
                Of.of(balance.whole()),
                balance.strata().stream().map(Of::of).toList(),
                balance.levels().stream().map(Of::of).toList());
    }
}
