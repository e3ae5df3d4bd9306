package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.project360.chassis.storage.RoundTrip;
import org.project360.chassis.storage.StorageFailure;
import org.project360.randomisation.trial.Trial;

/** The ledger's rows and its end; the lock on the trial makes their order. */
@ApplicationScoped
class Ledger {

    private final DataSource dataSource;
    private final UnchainedRows unchained;
    private final LongestLedgers longest = new LongestLedgers();

    Ledger(DataSource dataSource) {
        this.dataSource = dataSource;
        this.unchained = new UnchainedRows(dataSource);
    }

    void create(Trial trial) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into recruitment (trial_id) values (?)")) {
            insert.setObject(1, trial.id());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("recruitment", e);
        }
    }

    /** Where recruitment stands; nothing yet for a draft. */
    Recruitment recruitment(UUID trialId) {
        RoundTrip trip = new RoundTrip("recruitment", dataSource);
        Supplier<Recruitment> recruitment = recruitment(trip, trialId);
        trip.run();
        return recruitment.get();
    }

    Supplier<Recruitment> recruitment(RoundTrip trip, UUID trialId) {
        String sql = "select units, ledger_length, ledger_hash,"
                + " (select count(*) from unchained_row u where u.trial_id = r.trial_id), reserved"
                + " from recruitment r where trial_id = ?";
        return trip.query(
                sql,
                (select, first) ->
                        new Rows<>(select, first, List.of()).value(trialId).next(),
                row -> row.next()
                        ? new Recruitment(
                                row.getInt(1),
                                new LedgerHead(row.getLong(2), row.getBytes(3)),
                                row.getLong(4),
                                row.getInt(5))
                        : new Recruitment(0, LedgerHead.EMPTY, 0, 0));
    }

    /** Whether this instance has seen more of the ledger than there is: then the database was set back. */
    boolean isShorterThanBefore(UUID trialId) {
        return longest.isShorter(trialId, recruitment(trialId).ledger().length());
    }

    /** From now on, the ledger as it is counts as its longest. */
    void measure(UUID trialId) {
        longest.measure(trialId, recruitment(trialId).ledger().length());
    }

    /** Whether the ledger was measured, and not found shorter since. */
    boolean isWhole(UUID trialId) {
        return longest.isWhole(trialId);
    }

    /**
     * Refuses to go on where the database of a measured ledger was set back: the transaction starts again, as after a
     * serialisation failure, and finds that the ledger is to be measured anew.
     */
    void requireWhole(UUID trialId, Recruitment recruitment) {
        if (longest.turnsOutShorter(trialId, recruitment.ledger().length())) {
            throw new StorageFailure("ledger", new SQLException("the database was set back", "40001"));
        }
    }

    /** Rows that wait for their place. */
    Unchained unchained(UUID trialId) {
        return unchained.of(trialId);
    }

    void await(UUID trialId, Unchained rows) {
        unchained.add(trialId, rows.rows());
    }

    /** Rows that have waited long enough. */
    void settle(UUID trialId, Collection<LedgerEntry> rows) {
        unchained.remove(trialId, rows);
    }

    /** Chains the rows to the end and moves the end on, in one statement; returns the rows with their hashes. */
    List<Chained> append(
            RoundTrip trip, UUID trialId, List<LedgerEntry> entries, LedgerHead head, LedgerHash hash, int units) {
        List<Chained> chained = Chained.to(head, entries, hash);
        byte[] end = chained.isEmpty()
                ? head.hash()
                : chained.get(chained.size() - 1).hash();
        String sql = """
                with added as (
                    insert into allocation_ledger (trial_id, trial_version, ledger_index, allocation_id, unit_id, person_id,
                        incident_id, covariates, rule_set_version, method, stratum, sequence, block_index, sealed_draw,
                        actor, source_topic, source_partition, source_offset, allocated_at, previous, hash)
                    select * from unnest(?::uuid[], ?::int4[], ?::int8[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[],
                        ?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::bytea[], ?::text[], ?::text[],
                        ?::int4[], ?::int8[], ?::timestamptz[], ?::bytea[], ?::bytea[]))
                update recruitment set units = ?, ledger_length = ?, ledger_hash = ? where trial_id = ?""";
        trip.update(
                sql,
                (insert, first) -> new Rows<>(insert, first, chained)
                        .column("uuid", row -> row.entry().trialId())
                        .column("int4", row -> row.entry().trialVersion())
                        .column("int8", row -> row.entry().index())
                        .column("uuid", row -> row.entry().allocationId())
                        .column("uuid", row -> row.entry().unitId())
                        .column("uuid", row -> row.entry().personId())
                        .column("uuid", row -> row.entry().incidentId())
                        .column("text", row -> row.entry().covariates())
                        .column("text", row -> row.entry().ruleSetVersion())
                        .column("text", row -> row.entry().method())
                        .column("text", row -> row.entry().stratum())
                        .column("int8", row -> row.entry().sequence())
                        .column("int8", row -> row.entry().blockIndex())
                        .bytes(row -> row.entry().sealedDraw())
                        .column("text", row -> row.entry().actor())
                        .column("text", row -> row.entry().sourceTopic())
                        .column("int4", row -> row.entry().sourcePartition())
                        .column("int8", row -> row.entry().sourceOffset())
                        .column("timestamptz", row -> Timestamp.from(row.entry().allocatedAt()))
                        .bytes(Chained::previous)
                        .bytes(Chained::hash)
                        .value(units)
                        .value(head.length() + entries.size())
                        .value(end)
                        .value(trialId)
                        .next());
        // Should the transaction roll back, this is too much, and costs no more than one look at the topic.
        longest.grew(trialId, head.length() + entries.size());
        return chained;
    }

    /** Whether the row of this index is there and has this hash; before the first row stands the hash of nothing. */
    boolean hasHash(UUID trialId, long index, byte[] hash) {
        if (index == 0) {
            return Arrays.equals(hash, LedgerHead.EMPTY.hash());
        }
        String sql = "select 1 from allocation_ledger where trial_id = ? and ledger_index = ? and hash = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, trialId);
            select.setLong(2, index);
            select.setBytes(3, hash);
            return select.executeQuery().next();
        } catch (SQLException e) {
            throw new StorageFailure("ledger", e);
        }
    }

    /**
     * The rows behind an index, in order, each beside what the allocation table says. That is asked row by row: of tables
     * that have grown since they were last counted, a join reads the whole one for each page.
     */
    List<LedgerVerifier.Stored> page(UUID trialId, long after, int limit) {
        String sql = """
                select l.ledger_index, l.trial_id, l.trial_version, l.allocation_id, l.unit_id, l.person_id, l.incident_id,
                    l.covariates, l.rule_set_version, l.method, l.stratum, l.sequence, l.block_index, l.sealed_draw, l.actor,
                    l.source_topic, l.source_partition, l.source_offset, l.allocated_at, l.previous, l.hash,
                    coalesce((select (a.trial_id, a.unit_id, a.person_id, a.incident_id, a.stratum, a.sequence,
                            a.sealed_draw, a.allocated_at)
                        is not distinct from (l.trial_id, l.unit_id, l.person_id, l.incident_id, l.stratum, l.sequence,
                            l.sealed_draw, l.allocated_at)
                        from allocation a where a.id = l.allocation_id), false)
                from allocation_ledger l
                where l.trial_id = ? and l.ledger_index > ? order by l.ledger_index limit ?""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, trialId);
            select.setLong(2, after);
            select.setInt(3, limit);
            ResultSet row = select.executeQuery();
            List<LedgerVerifier.Stored> page = new ArrayList<>();
            while (row.next()) {
                page.add(new LedgerVerifier.Stored(entry(row), row.getBytes(20), row.getBytes(21), row.getBoolean(22)));
            }
            return page;
        } catch (SQLException e) {
            throw new StorageFailure("ledger", e);
        }
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                row.getObject(6, UUID.class),
                row.getObject(7, UUID.class),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getLong(12),
                row.getLong(13),
                row.getBytes(14),
                row.getString(15),
                row.getString(16),
                row.getInt(17),
                row.getLong(18),
                row.getTimestamp(19).toInstant());
    }
}
