package org.project360.randomisation.register;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What a duty manager proposes. */
record OverrideProposal(
        @NotNull UUID personId,
        @NotNull ClinicalOverride.Service service,
        @NotNull ClinicalOverride.Reason reason) {

    /** Redacted: the service may tell the arm. */
    @Override
    public String toString() {
        return "***";
    }
}
