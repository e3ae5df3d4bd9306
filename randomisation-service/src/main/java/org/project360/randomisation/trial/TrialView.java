package org.project360.randomisation.trial;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A trial as those who are blind may see it: without its block sizes, which would help them guess. */
record TrialView(
        UUID id,
        String code,
        int version,

        @Schema(description = "Whether it is a test trial, for made-up candidates alone.")
        boolean test,

        TrialDesign.Method method,
        List<ArmShare> arms,
        List<Factor> factors,
        TrialDesign.Unit unit,
        int target,
        int ceiling,

        @Schema(description = "Counts from 1; each extension is a new version of the protocol.")
        int protocolVersion,

        Trial.State state,

        @Schema(
                description =
                        "What a statistician would frown at, though it is no fault; look at it before the freeze.")
        List<String> warnings,

        @Schema(description = "SHA-256 of the sealed secret, in hexadecimal; published at the freeze.") @Nullable
        String secretSha256,

        @Nullable String closedBecause,
        List<TrialTransition.TransitionView> history) {

    static TrialView of(Trial trial, List<TrialTransition> history) {
        TrialDesign design = trial.design();
        return new TrialView(
                trial.id(),
                trial.code(),
                trial.trialVersion(),
                trial.isTest(),
                design.method(),
                design.arms(),
                design.factors(),
                design.unit(),
                trial.target(),
                trial.ceiling(),
                trial.protocolVersion(),
                trial.state(),
                DesignWarnings.of(design, trial.target()),
                trial.secretSha256().map(HexFormat.of()::formatHex).orElse(null),
                trial.closedBecause().orElse(null),
                history.stream().map(TrialTransition::view).toList());
    }
}
