package org.project360.intake.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.time.Ids;
import org.project360.intake.identity.linkage.Decision;
import org.project360.intake.identity.linkage.FieldScore;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Writes;

/** The table {@code linkage_decision}: append-only, so that every link can be explained as it was made. */
@ApplicationScoped
class LinkageDecisions {

    private final ObjectMapper json;
    private final Ids ids;

    LinkageDecisions(ObjectMapper json, Ids ids) {
        this.json = json;
        this.ids = ids;
    }

    /** A decision about the victim of one version of an incident; in {@code shadow} it linked nobody. */
    record Made(UUID incidentId, int version, UUID personId, Decision decision, boolean shadow) {}

    void save(List<Made> made, Instant now, Writes writes) {
        if (made.isEmpty()) {
            return;
        }
        String sql = """
                insert into linkage_decision (id, incident_id, incident_version, person_id, grade, reason, candidate_id,
                    same_as_id, bits, prior_bits, considered, fields, model_version, shadow, decided_at)
                select id, incident_id, version, person_id, grade, reason, candidate_id, same_as_id, bits, prior_bits,
                    considered, fields, model_version, shadow, ?::timestamptz
                from unnest(?::uuid[], ?::uuid[], ?::int[], ?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::uuid[],
                    ?::real[], ?::real[], ?::int[], ?::jsonb[], ?::text[], ?::boolean[])
                    n(id, incident_id, version, person_id, grade, reason, candidate_id, same_as_id, bits, prior_bits,
                    considered, fields, model_version, shadow)""";
        writes.add(
                sql,
                (s, first) -> Columns.of(s, first, made)
                        .value(now)
                        .add("uuid", m -> ids.next())
                        .add("uuid", Made::incidentId)
                        .add("int4", Made::version)
                        .add("uuid", Made::personId)
                        .add("text", m -> m.decision().grade().name())
                        .add("text", m -> m.decision().reason().name())
                        .add("uuid", m -> m.decision().person())
                        .add(
                                "uuid",
                                m -> m.decision().sameAs().stream().findFirst().orElse(null))
                        .add("float4", m -> (float) m.decision().bits())
                        .add("float4", m -> (float) m.decision().priorBits())
                        .add("int4", m -> m.decision().considered().size())
                        .add("jsonb", m -> fields(m.decision().fields()))
                        .add("text", m -> m.decision().modelVersion())
                        .add("bool", Made::shadow)
                        .next());
    }

    private String fields(List<FieldScore> scores) {
        try {
            return json.writeValueAsString(scores);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Scores are always serialisable", e);
        }
    }
}
