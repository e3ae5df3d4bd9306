package org.project360.intake.stewardship;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Presence;
import org.project360.contracts.Relationship;
import org.project360.contracts.SafeContact;
import org.project360.contracts.SchoolAsTold;
import org.project360.contracts.police.Flags;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.police.IncidentType;
import org.project360.contracts.police.Location;
import org.project360.contracts.police.RiskAssessment;
import org.project360.intake.identity.Role;

/**
 * Everything stored about one person. {@code withheld} names by code what is left out: what is about other people, and
 * what the trial keeps from everybody.
 */
record SubjectAccess(
        UUID personId,
        Instant madeAt,
        List<Identity> identities,
        List<Report> reports,
        List<Event> history,
        List<String> withheld) {

    /** One id of the person, with the details that the latest report told for it. */
    record Identity(
            UUID id, PersonDetails details, Instant detailsAsOf, UUID householdId, Instant createdAt, int matchKeys) {

        @Override
        public String toString() {
            return "Identity[***]";
        }
    }

    /** One version of a report: the person's own part of it. */
    record Report(
            UUID incidentId,
            String force,
            String incidentReference,
            int version,
            Role role,
            Instant occurredAt,
            Instant reportedAt,
            Instant recordedAt,
            Instant receivedAt,
            IncidentType incidentType,
            PersonDetails person,
            @Nullable AsVictim asVictim,
            @Nullable AsChild asChild,
            Map<String, Integer> othersLeftOut) {

        @Override
        public String toString() {
            return "Report[***]";
        }
    }

    /** What a report says about its victim besides. */
    record AsVictim(
            @Nullable SafeContact safeContact,
            Location location,
            Relationship relationship,
            RiskAssessment riskAssessment,
            Flags flags) {

        static AsVictim of(IncidentReported report) {
            return new AsVictim(
                    report.victim().safeContact(),
                    report.location(),
                    report.relationship(),
                    report.riskAssessment(),
                    report.flags());
        }

        @Override
        public String toString() {
            return "AsVictim[***]";
        }
    }

    /** What a report says about a child besides. */
    record AsChild(Presence presence, @Nullable SchoolAsTold school) {

        @Override
        public String toString() {
            return "AsChild[***]";
        }
    }

    /** An entry of the timeline without who acted: that is somebody else. */
    record Event(Instant at, String kind, @Nullable UUID incidentId, Object facts) {}

    @Override
    public String toString() {
        return "SubjectAccess[***]";
    }
}
