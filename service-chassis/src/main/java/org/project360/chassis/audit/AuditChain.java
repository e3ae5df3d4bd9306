package org.project360.chassis.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.project360.chassis.config.ChassisConfig;
import org.project360.chassis.storage.StorageFailure;

/** The append-only chain: every row carries the hash of the one before. */
@ApplicationScoped
public class AuditChain {

    /** The first place where the chain does not hold. */
    public record Break(long sequence, String what) {}

    private record Head(long sequence, byte[] hash) {}

    private final DataSource dataSource;
    private final byte[] key;

    AuditChain(DataSource dataSource, ChassisConfig config) {
        this.dataSource = dataSource;
        this.key = Base64.getDecoder().decode(config.secrets().auditKey());
    }

    void append(List<AuditEntry> entries) {
        try (Connection connection = dataSource.getConnection()) {
            Head head = lockedHead(connection);
            insert(connection, entries, head);
        } catch (SQLException e) {
            throw new StorageFailure("audit", e);
        }
    }

    /** Walks the whole chain, a page at a time; empty if it holds. */
    @Transactional
    public Optional<Break> verify() {
        try (Connection connection = dataSource.getConnection()) {
            AuditHash hash = new AuditHash(key);
            Head head = new Head(0, new byte[32]);
            for (; ; ) {
                List<Head> page = new ArrayList<>();
                Optional<Break> broken = verifyPage(connection, hash, head, page);
                if (broken.isPresent()) {
                    return broken;
                }
                if (page.isEmpty()) {
                    return compareWithStoredHead(connection, head);
                }
                head = page.get(page.size() - 1);
            }
        } catch (SQLException e) {
            throw new StorageFailure("audit", e);
        }
    }

    private static Optional<Break> verifyPage(Connection connection, AuditHash hash, Head from, List<Head> page)
            throws SQLException {
        String sql = "select sequence, at, actor, action, subject_type, subject_id, detail, previous, hash"
                + " from audit_entry where sequence > ? order by sequence limit 5000";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, from.sequence());
            ResultSet row = select.executeQuery();
            Head last = from;
            while (row.next()) {
                long sequence = row.getLong(1);
                if (sequence != last.sequence() + 1) {
                    return Optional.of(new Break(last.sequence() + 1, "row missing"));
                }
                if (!Arrays.equals(row.getBytes(8), last.hash())) {
                    return Optional.of(new Break(sequence, "does not follow the row before it"));
                }
                byte[] expected = hash.next(
                        last.hash(),
                        sequence,
                        micros(row.getTimestamp(2).toInstant()),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7));
                if (!Arrays.equals(expected, row.getBytes(9))) {
                    return Optional.of(new Break(sequence, "row altered"));
                }
                last = new Head(sequence, expected);
                page.add(last);
            }
            return Optional.empty();
        }
    }

    private static Optional<Break> compareWithStoredHead(Connection connection, Head last) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select sequence, hash from audit_head")) {
            boolean same =
                    row.next() && row.getLong(1) == last.sequence() && Arrays.equals(row.getBytes(2), last.hash());
            return same
                    ? Optional.empty()
                    : Optional.of(new Break(last.sequence() + 1, "the end of the chain is missing"));
        }
    }

    private static Head lockedHead(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select sequence, hash from audit_head for update")) {
            row.next();
            return new Head(row.getLong(1), row.getBytes(2));
        }
    }

    private void insert(Connection connection, List<AuditEntry> entries, Head head) throws SQLException {
        AuditHash hash = new AuditHash(key);
        int n = entries.size();
        byte[][] hashes = new byte[n + 1][];
        hashes[0] = head.hash();
        for (int i = 0; i < n; i++) {
            AuditEntry e = entries.get(i);
            hashes[i + 1] = hash.next(
                    hashes[i],
                    head.sequence() + 1 + i,
                    micros(e.at()),
                    e.actor(),
                    e.action(),
                    e.subjectType(),
                    e.subjectId(),
                    e.detail());
        }
        String sql = """
                with added as (
                    insert into audit_entry (sequence, at, actor, action, subject_type, subject_id, detail, previous, hash)
                    select ? + place, at, actor, action, subject_type, subject_id, detail, previous, hash
                    from unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                        with ordinality e(at, actor, action, subject_type, subject_id, detail, previous, hash, place))
                update audit_head set sequence = ?, hash = ?""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setLong(1, head.sequence());
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "timestamptz", entries.stream().map(AuditEntry::at).toArray()));
            texts(insert, 3, entries, AuditEntry::actor);
            texts(insert, 4, entries, AuditEntry::action);
            texts(insert, 5, entries, AuditEntry::subjectType);
            texts(insert, 6, entries, AuditEntry::subjectId);
            texts(insert, 7, entries, AuditEntry::detail);
            insert.setArray(8, connection.createArrayOf("bytea", Arrays.copyOfRange(hashes, 0, n)));
            insert.setArray(9, connection.createArrayOf("bytea", Arrays.copyOfRange(hashes, 1, n + 1)));
            insert.setLong(10, head.sequence() + n);
            insert.setBytes(11, hashes[n]);
            insert.executeUpdate();
        }
    }

    private static void texts(
            PreparedStatement statement, int index, List<AuditEntry> entries, Function<AuditEntry, Object> value)
            throws SQLException {
        statement.setArray(
                index,
                statement
                        .getConnection()
                        .createArrayOf("text", entries.stream().map(value).toArray()));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
