package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.intake.identity.linkage.Part;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/**
 * What linkage compares, of persons who are merged, split or erased. A merge needs nothing: whoever a record is like may
 * stand for somebody by then. Descriptions that only separated incidents gave are no longer hers; keys that they left find
 * her too often, which costs a comparison and links nobody. Decisions hold nothing personal and stay.
 */
@ApplicationScoped
class LinkageRows implements PersonRows {

    private static final String TABLE = "linkage_record";

    private final Jdbc jdbc;
    private final Fingerprints fingerprints;

    LinkageRows(Jdbc jdbc, Fingerprints fingerprints) {
        this.jdbc = jdbc;
        this.fingerprints = fingerprints;
    }

    @Override
    public void separated(Separation separation) {
        Set<UUID> going = fingerprints(separation.going());
        going.removeAll(fingerprints(separation.staying()));
        jdbc.update(
                TABLE,
                "delete from linkage_record where person_id = any(?::uuid[]) and fingerprint = any(?::uuid[])",
                s -> {
                    s.setArray(
                            1,
                            s.getConnection()
                                    .createArrayOf("uuid", separation.from().toArray()));
                    s.setArray(2, s.getConnection().createArrayOf("uuid", going.toArray()));
                });
    }

    @Override
    public void erased(Set<UUID> told, Instant at) {
        jdbc.update(TABLE, "delete from linkage_record where person_id = any(?::uuid[])", s -> Columns.ids(s, told));
        jdbc.update(
                "linkage_key", "delete from linkage_key where person_id = any(?::uuid[])", s -> Columns.ids(s, told));
    }

    private Set<UUID> fingerprints(List<PersonRecord> mentions) {
        return mentions.stream()
                .filter(m -> m.role() == Role.VICTIM)
                .map(m -> fingerprints.of(NormalRecords.of(Part.VICTIM, m)))
                .collect(Collectors.toSet());
    }
}
