package org.project360.followup.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.outbox.Outbox;
import org.project360.chassis.time.Ids;
import org.project360.contracts.Topics;
import org.project360.contracts.followup.SafetyConcernRaised;
import org.project360.contracts.followup.SafetyConcernRaised.Kind;
import org.project360.followup.schedule.Wave;
import org.project360.followup.storage.Statements;
import org.project360.followup.storage.Statements.Column;

/** Calls the duty desk once for each kind of danger in the outcome of a wave, corrections included; in both arms alike. */
@ApplicationScoped
class RaiseConcerns {

    private final Statements statements;
    private final Outbox outbox;
    private final Ids ids;
    private final SafetyConfig config;

    RaiseConcerns(Statements statements, Outbox outbox, Ids ids, SafetyConfig config) {
        this.statements = statements;
        this.outbox = outbox;
        this.ids = ids;
        this.config = config;
    }

    /** Returns the kinds that were raised now. */
    @Transactional(Transactional.TxType.MANDATORY)
    Set<Kind> raise(Wave wave, Set<Kind> kinds, Instant now) {
        if (kinds.isEmpty()) {
            return Set.of();
        }
        Instant dueAt = now.plus(config.actWithin());
        Map<UUID, Kind> concerns = new HashMap<>();
        kinds.forEach(kind -> concerns.put(ids.next(), kind));
        Set<UUID> raised = new HashSet<>(statements.query(
                "safety concerns",
                "insert into safety_concern (id, wave_id, kind, raised_at, due_at)"
                        + " select id, ?, kind, ?, ? from unnest(?::uuid[], ?::text[]) c(id, kind)"
                        + " on conflict (wave_id, kind) do nothing returning id",
                row -> Statements.uuid(row, 1),
                wave.id(),
                now,
                dueAt,
                Column.uuids(concerns.keySet()),
                Column.of("text", concerns.values(), Kind::name)));
        concerns.keySet().retainAll(raised);
        concerns.forEach((id, kind) -> outbox.append(
                Topics.FOLLOWUP_SAFETY_CONCERN_RAISED,
                wave.personId(),
                new SafetyConcernRaised(id, wave.personId(), kind, now, dueAt)));
        return Set.copyOf(concerns.values());
    }
}
