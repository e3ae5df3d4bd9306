package org.project360.randomisation.allocation;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.local.testing.TestClock;

/** Candidates for tests. */
public final class Candidates {

    private static final Map<String, String> COVARIATES =
            Map.of("grade", "MEDIUM", "priorBand", "2-3", "force", "SYN-01");

    private Candidates() {}

    public static CandidateIdentified of(UUID incident, UUID person, UUID household) {
        return of(incident, person, household, COVARIATES);
    }

    /** Evaluated when the clock of the tests begins. */
    public static CandidateIdentified of(
            UUID incident, UUID person, UUID household, @Nullable Map<String, String> covariates) {
        return of(incident, person, household, covariates, TestClock.START);
    }

    public static CandidateIdentified of(
            UUID incident,
            UUID person,
            UUID household,
            @Nullable Map<String, String> covariates,
            Instant identifiedAt) {
        return new CandidateIdentified(
                incident,
                person,
                household,
                null,
                "SYN-01",
                Instant.parse("2026-03-01T22:05:30Z"),
                identifiedAt,
                "2026-01",
                3,
                covariates);
    }

    /** The same candidate once more, as intake answers who asked for it at this time. */
    public static CandidateIdentified evaluatedAgain(CandidateIdentified before, Instant at, Instant requestedAt) {
        return new CandidateIdentified(
                before.incidentId(),
                before.personId(),
                before.householdId(),
                before.dyadId(),
                before.force(),
                before.reportedAt(),
                at,
                before.ruleSetVersion(),
                before.incidentsInWindow(),
                before.covariates(),
                requestedAt);
    }

    /** A new incident of a person of a household. */
    static Candidate again(UUID person, UUID household) {
        return candidate(of(UUID.randomUUID(), person, household));
    }

    static Candidate fresh() {
        return again(UUID.randomUUID(), UUID.randomUUID());
    }

    static Candidate candidate(CandidateIdentified data) {
        return new Candidate(data, "intake.candidate-identified.v1", 0, 1);
    }
}
