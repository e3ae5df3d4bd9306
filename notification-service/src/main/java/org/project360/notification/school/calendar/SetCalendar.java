package org.project360.notification.school.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.storage.StorageFailure;

/** Replaces the days of a school or of a local authority, or says otherwise of one bank holiday. */
@ApplicationScoped
class SetCalendar {

    private final DataSource dataSource;
    private final Audit audit;

    SetCalendar(DataSource dataSource, Audit audit) {
        this.dataSource = dataSource;
        this.audit = audit;
    }

    @Transactional
    void replace(CalendarScope scope, String scopeId, List<CalendarEntry> entries) {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from calendar_entry where scope = ? and scope_id = ?")) {
                delete.setString(1, scope.name());
                delete.setString(2, scopeId);
                delete.executeUpdate();
            }
            insert(connection, scope, scopeId, entries);
        } catch (SQLException e) {
            throw new StorageFailure("calendars", e);
        }
        audit.record("calendar.set", scope.name(), scopeId, "entries=" + entries.size());
    }

    @Transactional
    void override(LocalDate day, boolean closed, String title) {
        String sql = "insert into bank_holiday_override (day, closed, title) values (?, ?, ?)"
                + " on conflict (day) do update set closed = excluded.closed, title = excluded.title";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setObject(1, day);
            upsert.setBoolean(2, closed);
            upsert.setString(3, title);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("calendars", e);
        }
        audit.record("calendar.set", "bank-holiday", day, "closed=" + closed);
    }

    private static void insert(Connection connection, CalendarScope scope, String scopeId, List<CalendarEntry> entries)
            throws SQLException {
        String sql = "insert into calendar_entry (scope, scope_id, kind, from_day, until_day, note)"
                + " values (?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (CalendarEntry entry : entries) {
                insert.setString(1, scope.name());
                insert.setString(2, scopeId);
                insert.setString(3, entry.kind().name());
                insert.setObject(4, entry.from());
                insert.setObject(5, entry.until());
                insert.setString(6, entry.note());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
