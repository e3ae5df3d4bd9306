package org.project360.randomisation.register;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.trial.TrialDesign;

/** An error as somebody reports it. Codes alone: words would be personal data. */
record ErrorReport(
        @NotNull ErrorType type,
        @NotNull UUID personId,

        @Schema(description = "WRONG_STRATUM: the right level of each factor of the trial.") @Size(max = 14) @Nullable
        Map<String, String> correctLevels) {

    /** The right levels, sorted by factor; null where the type has none. Refuses levels the trial does not know. */
    @Nullable
    Map<String, String> checked(TrialDesign design) {
        if ((type == ErrorType.WRONG_STRATUM) != (correctLevels != null)) {
            throw wrongLevels("The right levels belong to WRONG_STRATUM, and to nothing else.");
        }
        if (correctLevels == null) {
            return null;
        }
        if (correctLevels.size() != design.factors().size()
                || design.stratum(correctLevels).isEmpty()) {
            throw wrongLevels("Name a level that the trial knows for each of its factors, and nothing else.");
        }
        return new TreeMap<>(correctLevels);
    }

    private static Problem wrongLevels(String sentence) {
        return Problem.unprocessable(
                "levels-of-error",
                sentence,
                List.of(new Problem.FieldError("/correctLevels", "unknown-levels", sentence)));
    }
}
