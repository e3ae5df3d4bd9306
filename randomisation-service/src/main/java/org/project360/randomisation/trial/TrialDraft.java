package org.project360.randomisation.trial;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.method.InvalidMethod;

/** A trial as somebody wishes it; the same code may have several versions, each a trial of its own. */
record TrialDraft(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") String code,
        @Min(1) int version,
        @NotNull @Valid Design design,

        @Schema(description = "Units to recruit.") @Min(1) @Max(100_000_000)
        int target,

        @Schema(description = "Units that are never passed; the target if it is not given.")
        @Min(1)
        @Max(100_000_000)
        @Nullable
        Integer ceiling,

        @Schema(description = "For made-up candidates alone: kept apart from real trials, and published to nobody.")
        boolean test) {

    /** As {@link TrialDesign}, before anything was checked. */
    record Design(
            TrialDesign.@Nullable Method method,
            @NotEmpty List<@NotNull @Valid Share> arms,
            @Nullable List<@NotNull Integer> blockSizes,
            @NotNull @Size(max = 14) List<@NotNull @Valid Levels> factors,
            @NotNull TrialDesign.Unit unit,
            @Nullable Integer mti,
            @Nullable String p,
            @Nullable Integer blockSize,
            @Nullable Minimising minimisation) {}

    /** An arm and its part of the ratio. */
    record Share(
            @NotNull Arm arm,
            int ratio,

            @Schema(
                    description =
                            "Units of this arm that are never passed: the draw that reaches it closes the trial for"
                                    + " everybody, and no extension raises it. None if it is not given.")
            @Min(1)
            @Max(100_000_000)
            @Nullable
            Integer ceiling) {}

    /** A factor to stratify or to minimise by. */
    record Levels(
            @NotBlank String name,
            @NotEmpty @Size(max = 50) List<@NotBlank String> levels,

            @Schema(description = "MINIMISATION: how much it counts, at least 0; 1 if it is not given.") @Nullable
            Double weight) {}

    /** The draft that it makes, or a problem that names the part of the design that cannot be. */
    Trial trial(UUID id) {
        int stop = ceiling == null ? target : ceiling;
        if (stop < target) {
            throw Problem.unprocessable(
                    "ceiling-below-target",
                    "The ceiling is at least the target.",
                    List.of(new Problem.FieldError("/ceiling", "too-low", "Lower than the target.")));
        }
        return new Trial(test ? Trial.testId(id) : id, code, version, designed(), target, stop);
    }

    private TrialDesign designed() {
        try {
            return new TrialDesign(
                    design.method(),
                    design.arms().stream()
                            .map(share -> new ArmShare(share.arm(), share.ratio(), share.ceiling()))
                            .toList(),
                    design.blockSizes(),
                    design.factors().stream()
                            .map(factor -> new Factor(factor.name(), factor.levels(), factor.weight()))
                            .toList(),
                    design.unit(),
                    design.mti(),
                    design.p(),
                    design.blockSize(),
                    design.minimisation());
        } catch (InvalidMethod e) {
            String sentence = String.valueOf(e.getMessage());
            throw Problem.unprocessable(
                    "design-impossible",
                    sentence,
                    List.of(new Problem.FieldError("/design/" + e.parameter(), "impossible", sentence)));
        }
    }
}
