package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.project360.intake.identity.linkage.KnownApart;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/**
 * The table {@code kept_apart}: which descriptions were told not to be of which persons, and on what evidence. It holds
 * until the description or the evidence changes, whoever stands for these persons by then.
 */
@ApplicationScoped
class KeptApart {

    private static final String TABLE = "kept_apart";

    /** A description of {@code of} that is not of {@code person}, though it agrees with a record of hers like this. */
    record Told(UUID fingerprint, UUID person, UUID of, String evidence) {}

    private final Jdbc jdbc;

    KeptApart(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of these descriptions, and of these persons among one another; one round trip. */
    Memory of(Collection<UUID> fingerprints, Collection<UUID> persons) {
        String sql = """
                select k.fingerprint, coalesce(p.survivor_id, p.id), coalesce(o.survivor_id, o.id), k.evidence
                from kept_apart k join person p on p.id = k.person_id join person o on o.id = k.of_id
                where (k.fingerprint = any(?::uuid[]) or k.person_id = any(?::uuid[]) and k.of_id = any(?::uuid[]))
                    and coalesce(p.survivor_id, p.id) <> coalesce(o.survivor_id, o.id)""";
        return new Memory(jdbc.query(
                TABLE,
                sql,
                s -> {
                    s.setArray(1, s.getConnection().createArrayOf("uuid", fingerprints.toArray()));
                    s.setArray(2, s.getConnection().createArrayOf("uuid", persons.toArray()));
                    s.setArray(3, s.getConnection().createArrayOf("uuid", persons.toArray()));
                },
                row -> new Told(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getString(4))));
    }

    void remember(List<Told> told, Instant at) {
        if (told.isEmpty()) {
            return;
        }
        jdbc.update(
                TABLE,
                "insert into kept_apart (fingerprint, person_id, of_id, evidence, told_at)"
                        + " select fingerprint, person_id, of_id, evidence, ?::timestamptz"
                        + " from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[])"
                        + " n(fingerprint, person_id, of_id, evidence) on conflict do nothing",
                s -> Columns.of(s, told)
                        .value(at)
                        .add("uuid", Told::fingerprint)
                        .add("uuid", Told::person)
                        .add("uuid", Told::of)
                        .add("text", Told::evidence));
    }

    void forget(Set<UUID> persons) {
        jdbc.update(
                TABLE,
                "delete from kept_apart where person_id = any(?::uuid[]) or of_id = any(?::uuid[])",
                s -> Columns.of(s, persons).add("uuid", id -> id).add("uuid", id -> id));
    }

    /** What is remembered; persons are told by who stands for them. */
    record Memory(List<Told> told) {

        /** Whether two persons were said to be two. */
        boolean two(UUID one, UUID other) {
            return told.stream()
                    .anyMatch(t -> List.of(t.person(), t.of()).equals(List.of(one, other))
                            || List.of(t.of(), t.person()).equals(List.of(one, other)));
        }

        /** The memory of one description. */
        KnownApart of(UUID fingerprint) {
            if (told.isEmpty()) {
                return KnownApart.NOTHING;
            }
            List<Told> ofIt = told.stream()
                    .filter(t -> t.fingerprint().equals(fingerprint))
                    .toList();
            return new KnownApart() {
                @Override
                public boolean holds(UUID person, Supplier<String> evidence) {
                    Set<String> known = ofIt.stream()
                            .filter(t -> t.person().equals(person))
                            .map(Told::evidence)
                            .collect(Collectors.toSet());
                    return !known.isEmpty() && known.contains(evidence.get());
                }

                @Override
                public boolean two(UUID one, UUID other) {
                    return Memory.this.two(one, other);
                }
            };
        }
    }

    /** Every pair of a record of one and a record of another, told from both sides. */
    static List<Told> pairs(
            Collection<Described> ones,
            Collection<Described> others,
            BiFunction<Described, Described, String> evidence) {
        List<Told> told = new ArrayList<>();
        for (Described one : ones) {
            for (Described other : others) {
                told.add(new Told(one.fingerprint(), other.person(), one.person(), evidence.apply(one, other)));
                told.add(new Told(other.fingerprint(), one.person(), other.person(), evidence.apply(other, one)));
            }
        }
        return told;
    }
}
