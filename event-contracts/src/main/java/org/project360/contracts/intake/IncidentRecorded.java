package org.project360.contracts.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.project360.contracts.RiskGrade;

/**
 * An incident is on record. {@code incidentsInWindow} counts the victim's distinct incidents in the eligibility window,
 * this one included; {@code failedRules} names the eligibility rules that did not hold.
 */
public record IncidentRecorded(
        UUID incidentId,
        int version,
        UUID personId,
        UUID householdId,
        String force,
        Instant occurredAt,
        Instant reportedAt,
        Instant recordedAt,
        RiskGrade grade,
        int incidentsInWindow,
        int children,
        boolean historic,
        boolean eligible,
        String ruleSetVersion,
        List<String> failedRules) {}
