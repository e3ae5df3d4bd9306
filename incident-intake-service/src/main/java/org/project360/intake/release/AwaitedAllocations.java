package org.project360.intake.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.AllocationsAwaited;
import org.project360.contracts.randomisation.CandidateDeclined;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** Candidates of whom nothing was heard yet: neither an allocation, nor that there will be none. */
@ApplicationScoped
class AwaitedAllocations {

    /** Each count takes the place of the one before. */
    private static final String KEY = "intake";

    /** Candidates lie on their topic for so long, and are then lost to whoever was away. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final String WAITING = """
            select count(*), min(i.reported_at)
            from incident i
            where i.candidate_at > ?::timestamptz and i.candidate_at <= ?::timestamptz and i.counts
                and not exists (select from allocation a where a.incident_id = i.id)
                and not exists (select from declined_candidate d where d.incident_id = i.id)""";

    private final Jdbc jdbc;
    private final Outbox outbox;
    private final Duration answeredWithin;
    private final InstantSource clock;

    AwaitedAllocations(Jdbc jdbc, Outbox outbox, AwaitedConfig config, InstantSource clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.answeredWithin = config.answeredWithin();
        this.clock = clock;
    }

    /** These will not be allocated. */
    @Transactional(Transactional.TxType.MANDATORY)
    void declined(List<CandidateDeclined> declined) {
        jdbc.update(
                "declined_candidate",
                "insert into declined_candidate (incident_id, declined_at) select * from unnest(?::uuid[], ?::timestamptz[])"
                        + " on conflict do nothing",
                s -> Columns.of(s, declined)
                        .add("uuid", CandidateDeclined::incidentId)
                        .add("timestamptz", CandidateDeclined::declinedAt));
    }

    /** Counts who waits, and tells it. */
    @Transactional
    AllocationsAwaited tell() {
        Instant now = clock.instant();
        AllocationsAwaited awaited = jdbc.query(
                        "incident",
                        WAITING,
                        s -> Columns.of(s, List.of()).value(now.minus(KEPT)).value(now.minus(answeredWithin)),
                        row -> {
                            OffsetDateTime longest = row.getObject(2, OffsetDateTime.class);
                            return new AllocationsAwaited(
                                    row.getInt(1), longest == null ? null : longest.toInstant(), now);
                        })
                .get(0);
        outbox.append(Topics.INTAKE_ALLOCATIONS_AWAITED, KEY, awaited);
        return awaited;
    }
}
