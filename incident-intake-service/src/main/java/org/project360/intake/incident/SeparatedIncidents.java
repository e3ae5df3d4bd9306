package org.project360.intake.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.intake.identity.PersonRecord;
import org.project360.intake.identity.Resolution;
import org.project360.intake.identity.Role;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/**
 * Incidents of which a data steward has said who the victim is: a later version that names the victim alike does not undo
 * that, one with another name does.
 */
@ApplicationScoped
class SeparatedIncidents {

    private record Named(UUID incidentId, UUID nameKey) {}

    private static final String TABLE = "separated_incident";

    private final Jdbc jdbc;

    SeparatedIncidents(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** The resolutions of these mentions, those of victims as a steward has corrected them; one round trip. */
    List<Resolution> correct(List<PersonRecord> mentions, List<Resolution> resolved) {
        Map<Named, UUID> corrected = of(mentions);
        if (corrected.isEmpty()) {
            return resolved;
        }
        List<Resolution> right = new ArrayList<>(resolved.size());
        for (int i = 0; i < mentions.size(); i++) {
            PersonRecord mention = mentions.get(i);
            Resolution found = resolved.get(i);
            UUID person = mention.role() == Role.VICTIM
                    ? corrected.get(new Named(mention.incidentId(), found.nameKey()))
                    : null;
            right.add(person == null ? found : found.as(person));
        }
        return right;
    }

    /** From now on the victims of these incidents are whom a steward has said. */
    void put(Set<UUID> incidents) {
        jdbc.update(
                TABLE,
                "insert into separated_incident (incident_id) select unnest(?::uuid[]) on conflict do nothing",
                s -> Columns.ids(s, incidents));
    }

    private Map<Named, UUID> of(List<PersonRecord> mentions) {
        Set<UUID> incidents = mentions.stream().map(PersonRecord::incidentId).collect(Collectors.toSet());
        Map<Named, UUID> corrected = new HashMap<>();
        jdbc.query(
                        TABLE,
                        "select s.incident_id, p.name_key, p.person_id from unnest(?::uuid[]) w(id)"
                                + " join separated_incident s on s.incident_id = w.id"
                                + " join incident_person p on p.incident_id = s.incident_id and p.role = 'VICTIM'",
                        s -> Columns.ids(s, incidents),
                        row -> Map.entry(
                                new Named(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                                row.getObject(3, UUID.class)))
                .forEach(e -> corrected.put(e.getKey(), e.getValue()));
        return corrected;
    }
}
