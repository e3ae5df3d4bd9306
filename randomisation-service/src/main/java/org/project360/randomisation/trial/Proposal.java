package org.project360.randomisation.trial;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;

/** What is to be done and why; the reason stays in the trial's history, where every reader of the trial sees it. */
record Proposal(
        @NotNull TrialChange.Kind kind,
        @NotBlank @Size(max = 500) String reason,

        @Schema(description = "EXTEND: the new target, in units.") @Min(1) @Max(100_000_000) @Nullable
        Integer target,

        @Schema(description = "EXTEND: the new ceiling, in units.") @Min(1) @Max(100_000_000) @Nullable
        Integer ceiling) {

    /** Refuses figures that are missing or have no meaning here, and what the trial as it is cannot do. */
    void check(Trial trial) {
        List<Problem.FieldError> errors = new ArrayList<>();
        check(target, "/target", errors);
        check(ceiling, "/ceiling", errors);
        if (!errors.isEmpty()) {
            throw Problem.unprocessable(
                    "figures-of-extension", "An extension, and nothing else, names a target and a ceiling.", errors);
        }
        kind.step().after(trial.state());
        if (target != null && ceiling != null) {
            trial.requireMore(target, ceiling);
        }
    }

    private void check(@Nullable Integer figure, String pointer, List<Problem.FieldError> errors) {
        boolean needed = kind == TrialChange.Kind.EXTEND;
        if (needed != (figure != null)) {
            errors.add(new Problem.FieldError(
                    pointer,
                    needed ? "required" : "not-allowed",
                    needed ? "An extension needs this figure." : "Only an extension has this figure."));
        }
    }
}
