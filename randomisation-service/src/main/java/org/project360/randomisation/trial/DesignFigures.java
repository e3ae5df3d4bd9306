package org.project360.randomisation.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.project360.randomisation.method.ExactFigures;
import org.project360.randomisation.method.Figures;
import org.project360.randomisation.method.Population;
import org.project360.randomisation.method.SimulatedFigures;

/** What a design is worth over one stratum of all units (at most 2,000): exact, but for minimisation, which is simulated. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Over one stratum of all units (at most 2,000): exact, but for minimisation, which is simulated.")
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
        double largestImbalance,

        @Schema(description = "Standard error of the guess probability, only where it was simulated.") @Nullable
        Double guessProbabilityError) {

    /** The exact walk costs time by the unit; past so many units the figures of every design move by less than 0.001. */
    private static final int UNITS = 2000;

    /** Trials in a simulation: they take a second or two, and the guess probability comes to about 0.002. */
    private static final int RUNS = 100;

    /** Exact figures. */
    DesignFigures(double guessProbability, double deterministicShare, double largestImbalance) {
        this(guessProbability, deterministicShare, largestImbalance, null);
    }

    static DesignFigures of(TrialDesign design, int target) {
        int units = Math.min(target, UNITS);
        if (design.method() == TrialDesign.Method.MINIMISATION) {
            return simulated(design, units);
        }
        Figures figures = design.method() == TrialDesign.Method.PERMUTED_BLOCKS
                ? ExactFigures.of(design.blocks(), units)
                : ExactFigures.of(design.countRule(), units);
        return new DesignFigures(figures.guessProbability(), figures.deterministicShare(), figures.imbalanceMax());
    }

    /** Subjects have every level of a factor equally often, for nobody knows better before they come. */
    private static DesignFigures simulated(TrialDesign design, int units) {
        Population population = new Population(design.factors().stream()
                .map(factor -> Collections.nCopies(
                        factor.levels().size(), 1.0 / factor.levels().size()))
                .toList());
        Figures figures = SimulatedFigures.of(design.minimiser(), population).figures(units, RUNS, "figures");
        return new DesignFigures(
                figures.guessProbability(),
                figures.deterministicShare(),
                figures.imbalanceMax(),
                figures.guessProbabilityError());
    }
}
