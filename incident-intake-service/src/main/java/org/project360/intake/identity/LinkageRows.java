package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.project360.intake.identity.linkage.Part;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;
import org.project360.intake.storage.Writes;

/**
 * What linkage compares, of persons who are merged, split or erased. A merge needs nothing: whoever a record is like may
 * stand for somebody by then. Descriptions that separated incidents gave are the new person's, and where nothing else gave them
 * no longer hers; keys that they left find her too often, which costs a comparison and links nobody. Decisions hold nothing
 * personal and stay.
 */
@ApplicationScoped
class LinkageRows implements PersonRows {

    private static final String TABLE = "linkage_record";

    private final Jdbc jdbc;
    private final Fingerprints fingerprints;
    private final Pseudonyms pseudonyms;
    private final LinkageRecords records;
    private final Persons persons;
    private final InstantSource clock;

    LinkageRows(
            Jdbc jdbc,
            Fingerprints fingerprints,
            Pseudonyms pseudonyms,
            LinkageRecords records,
            Persons persons,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.fingerprints = fingerprints;
        this.pseudonyms = pseudonyms;
        this.records = records;
        this.persons = persons;
        this.clock = clock;
    }

    @Override
    public void separated(Separation separation) {
        Map<UUID, Description> going = descriptions(separation.going());
        Set<UUID> known = known(separation.from(), going.keySet());
        PeopleOfBatch people = persons.lock(Set.of(separation.separated()));
        Writes writes = jdbc.writes(TABLE);
        records.add(
                separation.separated(),
                going.values().stream()
                        .filter(d -> known.contains(d.fingerprint()))
                        .toList(),
                people,
                clock.instant(),
                writes);
        writes.run();
        Set<UUID> hersNoMore = new TreeSet<>(going.keySet());
        hersNoMore.removeAll(descriptions(separation.staying()).keySet());
        jdbc.update(
                TABLE,
                "delete from linkage_record where person_id = any(?::uuid[]) and fingerprint = any(?::uuid[])",
                s -> Columns.of(s, separation.from())
                        .add("uuid", id -> id)
                        .then(hersNoMore)
                        .add("uuid", f -> f));
    }

    private Set<UUID> known(Set<UUID> persons, Set<UUID> descriptions) {
        return new TreeSet<>(jdbc.query(
                TABLE,
                "select fingerprint from linkage_record where person_id = any(?::uuid[]) and fingerprint = any(?::uuid[])",
                s -> Columns.of(s, persons)
                        .add("uuid", id -> id)
                        .then(descriptions)
                        .add("uuid", f -> f),
                row -> row.getObject(1, UUID.class)));
    }

    @Override
    public void erased(Set<UUID> told, Instant at) {
        jdbc.update(TABLE, "delete from linkage_record where person_id = any(?::uuid[])", s -> Columns.ids(s, told));
        jdbc.update(
                "linkage_key", "delete from linkage_key where person_id = any(?::uuid[])", s -> Columns.ids(s, told));
    }

    private Map<UUID, Description> descriptions(List<PersonRecord> mentions) {
        Map<UUID, Description> descriptions = new TreeMap<>();
        for (PersonRecord mention : mentions) {
            if (mention.role() == Role.VICTIM) {
                Description one = new Description(NormalRecords.of(Part.VICTIM, mention), fingerprints, pseudonyms);
                descriptions.put(one.fingerprint(), one);
            }
        }
        return descriptions;
    }
}
