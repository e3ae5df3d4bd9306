package org.project360.randomisation.trial;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.method.InvalidMethod;

/** A design that is too easily guessed is not validated, and so never frozen; the refusal tells the number. */
@ApplicationScoped
class GuessLimit {

    private final double limit;

    GuessLimit(TrialConfig config) {
        this.limit = config.maxGuessProbability();
    }

    /** The figures of a design that may be used. */
    DesignFigures check(TrialDesign design, int target) {
        DesignFigures figures = figures(design, target);
        if (figures.guessProbability() > limit) {
            String sentence = String.format(
                    Locale.ROOT,
                    "Whoever guesses the arm behind would be right %.4f of the time, and %.4f is the most allowed: take"
                            + " larger blocks or a method that is harder to guess.",
                    figures.guessProbability(),
                    limit);
            throw Problem.unprocessable(
                    "design-too-easily-guessed",
                    sentence,
                    List.of(new Problem.FieldError("/design", "too-easily-guessed", sentence)));
        }
        return figures;
    }

    private static DesignFigures figures(TrialDesign design, int target) {
        try {
            return DesignFigures.of(design, target);
        } catch (InvalidMethod e) {
            String sentence =
                    "The figures of this design cannot be computed exactly: take smaller blocks or fewer arms.";
            throw Problem.unprocessable(
                    "design-too-large", sentence, List.of(new Problem.FieldError("/design", "too-large", sentence)));
        }
    }
}
