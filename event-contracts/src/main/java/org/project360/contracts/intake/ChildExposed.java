package org.project360.contracts.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Presence;
import org.project360.contracts.SchoolAsTold;
import org.project360.contracts.VoiceOfChild;

/**
 * A child lives where an incident happened. Encrypted on its topic; published for every incident whatever the arm, and
 * without arm, grade or eligibility. {@code location} is absent where it may not be disclosed.
 */
public record ChildExposed(
        UUID incidentId,
        int version,
        UUID childId,
        String force,
        String incidentReference,
        Instant occurredAt,
        Instant reportedAt,
        String forename,
        String surname,
        @Nullable LocalDate dateOfBirth,
        @Nullable SchoolAsTold school,
        @Nullable String homeTown,
        @Nullable String homePostcode,
        Presence presence,
        @Nullable VoiceOfChild voice,
        @Nullable String location) {

    @Override
    public String toString() {
        return "ChildExposed[***]";
    }
}
