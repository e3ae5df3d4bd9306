package org.project360.intake.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.chassis.crypto.Envelopes;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.Arm;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** The table {@code allocation}; the arm is sealed, in one byte for either so that not even its length tells it. */
@ApplicationScoped
class Allocations {

    private static final String TABLE = "allocation";

    private final Jdbc jdbc;
    private final Envelopes envelopes;

    Allocations(Jdbc jdbc, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
    }

    /**
     * Stores the allocations of incidents that have none yet; returns these incidents. Where an allocation and the withdrawal of
     * its candidate crossed, the allocation stands, and so does the candidate.
     */
    Set<UUID> insertNew(Collection<AllocationMade> allocations, Instant now) {
        String sql = """
                with added as (
                    insert into allocation (incident_id, allocation_id, trial_id, person_id, sealed_arm, represented,
                        allocated_at, released_at)
                    select incident_id, allocation_id, trial_id, person_id, sealed_arm, represented, allocated_at,
                        ?::timestamptz
                    from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::bytea[], ?::boolean[], ?::timestamptz[])
                        n(incident_id, allocation_id, trial_id, person_id, sealed_arm, represented, allocated_at)
                    order by incident_id
                    on conflict do nothing
                    returning incident_id, allocated_at),
                crossed as (
                    update incident i set candidate_at = a.allocated_at from added a
                    where i.id = a.incident_id and i.candidate_at is null)
                select incident_id from added""";
        return new HashSet<>(jdbc.query(
                TABLE,
                sql,
                s -> Columns.of(s, allocations)
                        .value(now)
                        .add("uuid", AllocationMade::incidentId)
                        .add("uuid", AllocationMade::allocationId)
                        .add("uuid", AllocationMade::trialId)
                        .add("uuid", AllocationMade::personId)
                        .bytes(a -> seal(a.incidentId(), a.arm()))
                        .add("bool", AllocationMade::represented)
                        .add("timestamptz", AllocationMade::allocatedAt),
                row -> row.getObject(1, UUID.class)));
    }

    Map<UUID, Arm> arms(List<UUID> incidents) {
        return jdbc
                .query(
                        TABLE,
                        "select incident_id, sealed_arm from allocation where incident_id = any(?::uuid[])",
                        s -> Columns.ids(s, incidents),
                        row -> {
                            UUID incident = row.getObject(1, UUID.class);
                            return Map.entry(incident, open(incident, row.getBytes(2)));
                        })
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private byte[] seal(UUID incident, Arm arm) {
        return envelopes.sealForService(
                context(incident), arm.name().substring(0, 1).getBytes(StandardCharsets.US_ASCII));
    }

    private Arm open(UUID incident, byte[] sealed) {
        return envelopes.openForService(context(incident), sealed)[0] == 'T' ? Arm.TREATMENT : Arm.CONTROL;
    }

    private static String context(UUID incident) {
        return TABLE + "/" + incident;
    }
}
