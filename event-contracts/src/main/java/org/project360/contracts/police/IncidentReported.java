package org.project360.contracts.police;

import java.time.Instant;
import java.util.List;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Relationship;

/**
 * One version of a police report of a domestic-abuse incident. {@code force} and {@code incidentReference} name the
 * incident, {@code version} counts from 1; {@code reportedAt} starts the 24-hour clock.
 */
public record IncidentReported(
        String force,
        String incidentReference,
        int version,
        Instant occurredAt,
        Instant reportedAt,
        Instant recordedAt,
        Location location,
        IncidentType incidentType,
        Victim victim,
        List<PersonDetails> perpetrators,
        List<Child> children,
        List<PersonDetails> otherHouseholdMembers,
        Relationship relationship,
        RiskAssessment riskAssessment,
        Flags flags) {

    @Override
    public String toString() {
        return "IncidentReported[***]";
    }
}
