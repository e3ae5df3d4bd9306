package org.project360.randomisation.trial;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.method.ExactFigures;
import org.project360.randomisation.method.Figures;

/** A design that is too easily guessed is not frozen; the refusal undoes the freeze and tells the number. */
@ApplicationScoped
class GuessLimit implements TrialMoved {

    /** The exact walk costs time by the unit; past so many units the figure of every design moves by less than 0.001. */
    private static final int UNITS = 2000;

    private final double limit;

    GuessLimit(TrialConfig config) {
        this.limit = config.maxGuessProbability();
    }

    @Override
    public void frozen(Trial trial) {
        double guessed = guessProbability(trial.design(), Math.min(trial.target(), UNITS));
        if (guessed > limit) {
            String sentence = String.format(
                    Locale.ROOT,
                    "Whoever guesses the arm behind would be right %.4f of the time, and %.4f is the most allowed: take"
                            + " larger blocks or a method that is harder to guess.",
                    guessed,
                    limit);
            throw Problem.unprocessable(
                    "design-too-easily-guessed",
                    sentence,
                    List.of(new Problem.FieldError("/design", "too-easily-guessed", sentence)));
        }
    }

    @Override
    public void opened(Trial trial) {}

    /** Exact, over one stratum of so many units. */
    static double guessProbability(TrialDesign design, int units) {
        Figures figures = design.method() == TrialDesign.Method.PERMUTED_BLOCKS
                ? ExactFigures.of(design.blocks(), units)
                : ExactFigures.of(design.countRule(), units);
        return figures.guessProbability();
    }
}
