package org.project360.intake.cohort;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.police.HighRiskMarker;
import org.project360.contracts.police.IncidentType;
import org.project360.intake.identity.Certainty;

/**
 * What the eligibility of one version of an incident depends on; codes and numbers only. {@code victimAge} is in whole
 * years on the day it happened, absent where the date of birth is unknown. {@code outwardCodes} are those of where she
 * lives and where it happened, as far as they are known; {@code victimIsSuspect} tells that the report names her as a
 * perpetrator too.
 */
public record IncidentFacts(
        UUID incidentId,
        int version,
        UUID victimId,
        Certainty identity,
        @Nullable Integer victimAge,
        IncidentType type,
        Instant occurredAt,
        Instant reportedAt,
        RiskGrade highestGrade,
        int yesAnswers,
        List<HighRiskMarker> highRiskMarkers,
        boolean noCrime,
        boolean historic,
        boolean test,
        Set<String> outwardCodes,
        boolean victimIsSuspect) {

    /** Whether it is one of the victim's incidents at all. */
    public boolean counts() {
        return type != IncidentType.OTHER && !noCrime && !test;
    }

    /** Whether the police marked it for MARAC. */
    boolean marac() {
        return highRiskMarkers.contains(HighRiskMarker.MARAC);
    }
}
