package org.project360.referral.awaited;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.storage.StorageFailure;
import org.project360.contracts.intake.AllocationsAwaited;
import org.project360.referral.awaited.NotYetAllocated.State;

/** The last count that intake sent; it sends one a minute. */
@ApplicationScoped
public class AwaitedAllocations {

    /** A count that old is none. */
    private static final Duration STALE = Duration.ofMinutes(5);

    private final DataSource dataSource;
    private final InstantSource clock;

    AwaitedAllocations(DataSource dataSource, InstantSource clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Keeps the count, unless a later one is here. */
    @Transactional(Transactional.TxType.MANDATORY)
    void counted(AllocationsAwaited awaited) {
        String sql =
                "insert into allocations_awaited as a (incidents, longest_reported_at, counted_at) values (?, ?, ?)"
                        + " on conflict (one) do update set incidents = excluded.incidents,"
                        + " longest_reported_at = excluded.longest_reported_at, counted_at = excluded.counted_at"
                        + " where a.counted_at < excluded.counted_at";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setInt(1, awaited.incidents());
            upsert.setObject(2, time(awaited.longestReportedAt()));
            upsert.setObject(3, time(awaited.countedAt()));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("allocations awaited", e);
        }
    }

    /** What the desk shows. */
    @Transactional
    public NotYetAllocated shown() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select incidents, longest_reported_at, counted_at from allocations_awaited")) {
            ResultSet row = select.executeQuery();
            if (!row.next()) {
                return new NotYetAllocated(State.UNKNOWN, 0, null, null);
            }
            int incidents = row.getInt(1);
            Instant counted = row.getObject(3, OffsetDateTime.class).toInstant();
            OffsetDateTime longest = row.getObject(2, OffsetDateTime.class);
            return new NotYetAllocated(
                    state(incidents, counted), incidents, longest == null ? null : longest.toInstant(), counted);
        } catch (SQLException e) {
            throw new StorageFailure("allocations awaited", e);
        }
    }

    private State state(int incidents, Instant counted) {
        if (counted.plus(STALE).isBefore(clock.instant())) {
            return State.UNKNOWN;
        }
        return incidents == 0 ? State.NOBODY_WAITS : State.NOT_YET_ALLOCATED;
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
