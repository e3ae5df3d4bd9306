package org.project360.intake.cohort;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.intake.IncidentRevised;
import org.project360.intake.storage.Jdbc;

/** Reads {@code trial_exclusion}: what was recorded after an allocation, by which version; it is the same in every arm. */
@ApplicationScoped
class TrialExclusions {

    /** Why, by which version, from when and, where a later version said otherwise, until when. */
    record TrialExclusion(
            IncidentRevised.Exclusion reason,
            int version,
            Instant excludedAt,
            @Nullable Instant liftedAt) {}

    private final Jdbc jdbc;

    TrialExclusions(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    Optional<TrialExclusion> of(UUID incidentId) {
        return jdbc
                .query(
                        "trial_exclusion",
                        "select reason, incident_version, excluded_at, lifted_at from trial_exclusion"
                                + " where incident_id = ?",
                        s -> s.setObject(1, incidentId),
                        TrialExclusions::read)
                .stream()
                .findFirst();
    }

    private static TrialExclusion read(ResultSet row) throws SQLException {
        OffsetDateTime lifted = row.getObject(4, OffsetDateTime.class);
        return new TrialExclusion(
                IncidentRevised.Exclusion.valueOf(row.getString(1)),
                row.getInt(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                lifted == null ? null : lifted.toInstant());
    }
}
