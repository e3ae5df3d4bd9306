package org.project360.randomisation.register;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An override as duty managers see it; {@code outcome} and what goes with it once it is settled. */
record OverrideView(
        UUID id,
        UUID personId,
        ClinicalOverride.Service service,
        ClinicalOverride.Reason reason,
        String proposedBy,
        Instant proposedAt,
        OverrideOutcome.@Nullable Outcome outcome,
        @Nullable String settledBy,
        @Nullable Instant settledAt) {

    static OverrideView of(
            ClinicalOverride override, ClinicalOverride.Service service, @Nullable OverrideOutcome outcome) {
        return new OverrideView(
                override.id(),
                override.personId(),
                service,
                override.reason(),
                override.proposedBy(),
                override.proposedAt(),
                outcome == null ? null : outcome.outcome(),
                outcome == null ? null : outcome.settledBy(),
                outcome == null ? null : outcome.settledAt());
    }

    /** Redacted: the service may tell the arm. */
    @Override
    public String toString() {
        return "OverrideView[id=" + id + "]";
    }
}
