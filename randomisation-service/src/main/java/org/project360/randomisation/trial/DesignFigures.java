package org.project360.randomisation.trial;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.project360.randomisation.method.ExactFigures;
import org.project360.randomisation.method.Figures;

/** What a design is worth, exact over one stratum of all units (at most 2,000). */
@Schema(description = "Exact, over one stratum of all units (at most 2,000).")
record DesignFigures(
        @Schema(description = "Share of allocations guessed right by the convergence strategy, 0.5 to 1.")
        double guessProbability,

        @Schema(
                description =
                        "Share of allocations that were certain, given those before and the size of the block, 0 to 1.")
        double deterministicShare,

        @Schema(
                description =
                        "Largest difference between the arms at any time in any sequence that is possible, in units.")
        double largestImbalance) {

    /** The exact walk costs time by the unit; past so many units the figures of every design move by less than 0.001. */
    private static final int UNITS = 2000;

    static DesignFigures of(TrialDesign design, int target) {
        int units = Math.min(target, UNITS);
        Figures figures = design.method() == TrialDesign.Method.PERMUTED_BLOCKS
                ? ExactFigures.of(design.blocks(), units)
                : ExactFigures.of(design.countRule(), units);
        return new DesignFigures(figures.guessProbability(), figures.deterministicShare(), figures.imbalanceMax());
    }
}
