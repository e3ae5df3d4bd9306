package org.project360.followup.participant;

import static org.project360.followup.storage.Statements.instant;
import static org.project360.followup.storage.Statements.uuid;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.followup.storage.Statements;
import org.project360.followup.storage.Statements.Column;

/** Which person id is which other one now. Merges and splits come in any order; of a person the newest decision holds. */
@ApplicationScoped
class Redirects {

    private record Row(
            UUID id,
            UUID ownerId,
            @Nullable UUID mergedInto,
            @Nullable Instant decidedAt) {}

    private final Participants participants;
    private final Statements statements;

    Redirects(Participants participants, Statements statements) {
        this.participants = participants;
        this.statements = statements;
    }

    /** Makes {@code merged} the person {@code survivor}; returns every id whose owner may have changed. */
    Set<UUID> merge(UUID survivor, UUID merged, Instant at) {
        Map<UUID, Row> group = group(List.of(survivor, merged));
        if (decided(group, merged, at)) {
            return Set.of();
        }
        group.put(merged, new Row(merged, owner(group, merged), survivor, at));
        if (chainOf(group, survivor).contains(merged)) {
            // The other way round before: the newer decision says who stands.
            group.put(survivor, new Row(survivor, owner(group, survivor), null, at));
        }
        return settle(group);
    }

    /** Makes {@code separated} a person of its own again; returns every id whose owner may have changed. */
    Set<UUID> split(UUID person, UUID separated, Instant at) {
        Map<UUID, Row> group = group(List.of(person, separated));
        if (decided(group, separated, at)) {
            return Set.of();
        }
        group.put(separated, new Row(separated, owner(group, separated), null, at));
        return settle(group);
    }

    /** All ids of the person whom {@code id} is. */
    Set<UUID> idsOf(UUID id) {
        return Set.copyOf(group(List.of(id)).keySet());
    }

    private Map<UUID, Row> group(Collection<UUID> ids) {
        participants.known(ids);
        String sql = """
                select id, owner_id, merged_into, merge_decided_at from participant
                where owner_id in (select owner_id from participant where id = any(?)) order by id for update""";
        Map<UUID, Row> group = new HashMap<>();
        statements
                .query(
                        "redirects",
                        sql,
                        row -> new Row(uuid(row, 1), uuid(row, 2), row.getObject(3, UUID.class), instant(row, 4)),
                        Column.uuids(ids))
                .forEach(row -> group.put(row.id(), row));
        return group;
    }

    private Set<UUID> settle(Map<UUID, Row> group) {
        List<Row> rows = new ArrayList<>();
        group.forEach((id, row) -> {
            List<UUID> chain = chainOf(group, id);
            rows.add(new Row(id, chain.get(chain.size() - 1), row.mergedInto(), row.decidedAt()));
        });
        statements.update(
                "redirects",
                "update participant p set owner_id = r.owner_id, merged_into = r.merged_into,"
                        + " merge_decided_at = r.decided_at"
                        + " from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[])"
                        + " r(id, owner_id, merged_into, decided_at) where p.id = r.id",
                Column.of("uuid", rows, Row::id),
                Column.of("uuid", rows, Row::ownerId),
                Column.of("uuid", rows, Row::mergedInto),
                Column.of("timestamptz", rows, Row::decidedAt));
        return Set.copyOf(group.keySet());
    }

    private static boolean decided(Map<UUID, Row> group, UUID id, Instant at) {
        Row row = group.get(id);
        return row != null && row.decidedAt() != null && !row.decidedAt().isBefore(at);
    }

    private static UUID owner(Map<UUID, Row> group, UUID id) {
        Row row = group.get(id);
        return row == null ? id : row.ownerId();
    }

    /** From an id to the one that it is in the end; stops where a chain would bite its tail. */
    private static List<UUID> chainOf(Map<UUID, Row> group, UUID id) {
        List<UUID> chain = new ArrayList<>(List.of(id));
        for (Row row = group.get(id); row != null && row.mergedInto() != null; row = group.get(row.mergedInto())) {
            if (chain.contains(row.mergedInto())) {
                break;
            }
            chain.add(row.mergedInto());
        }
        return chain;
    }
}
