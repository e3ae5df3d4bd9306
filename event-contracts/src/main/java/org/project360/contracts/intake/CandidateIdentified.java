package org.project360.contracts.intake;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An eligible incident asks for an allocation. {@code covariates} hold codes (grade, force, priorBand) of which a trial
 * names its stratification factors. {@code requestedAt} is there where randomisation had asked for the evaluation, and is the
 * time of that request by randomisation's clock.
 */
public record CandidateIdentified(
        UUID incidentId,
        UUID personId,
        UUID householdId,
        @Nullable UUID dyadId,
        String force,
        Instant reportedAt,
        Instant identifiedAt,
        String ruleSetVersion,
        int incidentsInWindow,
        Map<String, String> covariates,
        @Nullable Instant requestedAt) {

    /** Of an evaluation that nobody had asked for. */
    public CandidateIdentified(
            UUID incidentId,
            UUID personId,
            UUID householdId,
            @Nullable UUID dyadId,
            String force,
            Instant reportedAt,
            Instant identifiedAt,
            String ruleSetVersion,
            int incidentsInWindow,
            Map<String, String> covariates) {
        this(
                incidentId,
                personId,
                householdId,
                dyadId,
                force,
                reportedAt,
                identifiedAt,
                ruleSetVersion,
                incidentsInWindow,
                covariates,
                null);
    }
}
