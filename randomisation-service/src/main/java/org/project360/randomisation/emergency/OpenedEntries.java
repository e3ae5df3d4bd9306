package org.project360.randomisation.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;

/** What was reported of opened entries, and what became of every entry. A later report of an entry corrects the one before. */
@ApplicationScoped
class OpenedEntries {

    /** A report and who made it. */
    record Reported(UseReport.Use use, String by) {}

    private final DataSource dataSource;

    OpenedEntries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void add(UUID listId, List<UseReport.Use> uses, String by, Instant at) {
        String sql =
                "insert into emergency_use (list_id, reported_by, reported_at, entry, incident_id, used_at, opened_by)"
                        + " select ?, ?, ?, e.* from unnest(?::int4[], ?::uuid[], ?::timestamptz[], ?::text[]) e";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, listId);
            insert.setString(2, by);
            insert.setTimestamp(3, Timestamp.from(at));
            insert.setArray(4, connection.createArrayOf("int4", column(uses, UseReport.Use::entry)));
            insert.setArray(5, connection.createArrayOf("uuid", column(uses, UseReport.Use::incidentId)));
            insert.setArray(
                    6,
                    connection.createArrayOf(
                            "timestamptz",
                            column(uses, use -> Timestamp.from(use.usedAt().truncatedTo(ChronoUnit.MICROS)))));
            insert.setArray(7, connection.createArrayOf("text", column(uses, UseReport.Use::openedBy)));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("emergency uses", e);
        }
    }

    /** The last report of each entry, by entry. */
    List<Reported> of(UUID listId) {
        String sql = "select distinct on (entry) entry, incident_id, used_at, opened_by, reported_by from emergency_use"
                + " where list_id = ? order by entry, id desc";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, listId);
            ResultSet row = select.executeQuery();
            List<Reported> reported = new ArrayList<>();
            while (row.next()) {
                UseReport.Use use = new UseReport.Use(
                        row.getInt(1),
                        row.getObject(2, UUID.class),
                        row.getTimestamp(3).toInstant(),
                        row.getString(4));
                reported.add(new Reported(use, row.getString(5)));
            }
            return reported;
        } catch (SQLException e) {
            throw new StorageFailure("emergency uses", e);
        }
    }

    void settle(UUID listId, List<EntryOutcome> outcomes) {
        String sql = "insert into emergency_outcome (list_id, entry, outcome)"
                + " select ?, e.* from unnest(?::int4[], ?::text[]) e";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, listId);
            insert.setArray(2, connection.createArrayOf("int4", column(outcomes, EntryOutcome::entry)));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "text", column(outcomes, one -> one.outcome().name())));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("emergency outcomes", e);
        }
    }

    /** What became of the entries; none until the list is closed. */
    List<EntryOutcome> outcomes(UUID listId) {
        String sql = "select entry, outcome from emergency_outcome where list_id = ? order by entry";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, listId);
            ResultSet row = select.executeQuery();
            List<EntryOutcome> outcomes = new ArrayList<>();
            while (row.next()) {
                outcomes.add(new EntryOutcome(row.getInt(1), EntryOutcome.Outcome.valueOf(row.getString(2))));
            }
            return outcomes;
        } catch (SQLException e) {
            throw new StorageFailure("emergency outcomes", e);
        }
    }

    private static <T> Object[] column(List<T> rows, Function<T, ?> value) {
        return rows.stream().map(value).toArray();
    }
}
