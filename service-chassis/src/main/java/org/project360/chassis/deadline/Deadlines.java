package org.project360.chassis.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;
import org.project360.chassis.time.Ids;

/**
 * Clocks as rows. A subject has at most one open clock of a kind; setting it again moves it. Set, move and cancel in the
 * transaction of the subject.
 */
@ApplicationScoped
public class Deadlines {

    /** A clock to set. */
    public record Setting(String kind, UUID subject, Instant dueAt) {}

    private final DataSource dataSource;
    private final Ids ids;

    Deadlines(DataSource dataSource, Ids ids) {
        this.dataSource = dataSource;
        this.ids = ids;
    }

    /** Sets or moves one clock. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void set(String kind, UUID subject, Instant dueAt) {
        setAll(List.of(new Setting(kind, subject, dueAt)));
    }

    /** Sets or moves many clocks in one round trip. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void setAll(List<Setting> settings) {
        String sql = """
                insert into deadline (id, kind, subject, due_at)
                select id, kind, subject, due_at
                from unnest(?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[]) d(id, kind, subject, due_at)
                on conflict (subject, kind) where fired_at is null and cancelled_at is null
                do update set due_at = excluded.due_at""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", settings.stream().map(s -> ids.next()).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", settings.stream().map(Setting::kind).toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", settings.stream().map(Setting::subject).toArray()));
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "timestamptz",
                            settings.stream()
                                    .map(s -> Timestamp.from(s.dueAt()))
                                    .toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("deadlines", e);
        }
    }

    /** Cancels the subject's open clocks of these kinds; none open is no error. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void cancel(UUID subject, Instant at, String... kinds) {
        String sql = "update deadline set cancelled_at = ? where subject = ? and kind = any(?)"
                + " and fired_at is null and cancelled_at is null";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setTimestamp(1, Timestamp.from(at));
            update.setObject(2, subject);
            update.setArray(3, connection.createArrayOf("text", kinds));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("deadlines", e);
        }
    }

    /** Claims due clocks, earliest first, and marks them fired; rows that another instance holds are passed over. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Deadline> claimDue(Instant now, int limit) {
        String sql = """
                with due as (
                    select id from deadline
                    where fired_at is null and cancelled_at is null and due_at <= ?
                    order by due_at limit ? for update skip locked)
                update deadline d set fired_at = ? from due where d.id = due.id
                returning d.id, d.kind, d.subject, d.due_at""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement claim = connection.prepareStatement(sql)) {
            claim.setTimestamp(1, Timestamp.from(now));
            claim.setInt(2, limit);
            claim.setTimestamp(3, Timestamp.from(now));
            ResultSet rows = claim.executeQuery();
            List<Deadline> due = new ArrayList<>();
            while (rows.next()) {
                due.add(new Deadline(
                        rows.getObject(1, UUID.class),
                        rows.getString(2),
                        rows.getObject(3, UUID.class),
                        rows.getTimestamp(4).toInstant()));
            }
            Deadline[] sorted = due.toArray(Deadline[]::new);
            Arrays.sort(sorted, java.util.Comparator.comparing(Deadline::dueAt));
            return List.of(sorted);
        } catch (SQLException e) {
            throw new StorageFailure("deadlines", e);
        }
    }
}
