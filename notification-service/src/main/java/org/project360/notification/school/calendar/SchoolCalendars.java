package org.project360.notification.school.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;

/** The calendars of many schools, loaded in two round trips. */
@ApplicationScoped
public class SchoolCalendars {

    /** Answers for the schools that were loaded. */
    public interface Openings {

        /** The start of the establishment's first open day strictly after the moment. */
        Instant nextOpening(String urn, Instant after);
    }

    private record Layers(List<CalendarEntry> localAuthority, List<CalendarEntry> establishment) {}

    private final BankHolidays bankHolidays = new BankHolidays();
    private final DataSource dataSource;
    private final NextOpenDay nextOpenDay;

    SchoolCalendars(DataSource dataSource, CalendarConfig config) {
        this.dataSource = dataSource;
        this.nextOpenDay = new NextOpenDay(config.opening());
    }

    /** Loads the calendars of these establishments. */
    public Openings of(Set<String> urns) {
        try (Connection connection = dataSource.getConnection()) {
            Predicate<LocalDate> holidays = holidays(overrides(connection));
            Map<String, SchoolCalendar> calendars = new HashMap<>();
            layers(connection, urns)
                    .forEach((urn, layers) -> calendars.put(
                            urn, new SchoolCalendar(holidays, layers.localAuthority(), layers.establishment())));
            SchoolCalendar unknown = new SchoolCalendar(holidays, List.of(), List.of());
            return (urn, after) -> nextOpenDay.after(after, calendars.getOrDefault(urn, unknown));
        } catch (SQLException e) {
            throw new StorageFailure("calendars", e);
        }
    }

    private Predicate<LocalDate> holidays(Map<LocalDate, Boolean> overrides) {
        return day -> {
            Boolean closed = overrides.get(day);
            return closed == null ? bankHolidays.on(day) : closed;
        };
    }

    private static Map<LocalDate, Boolean> overrides(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select day, closed from bank_holiday_override")) {
            Map<LocalDate, Boolean> overrides = new HashMap<>();
            while (row.next()) {
                overrides.put(row.getObject(1, LocalDate.class), row.getBoolean(2));
            }
            return overrides;
        }
    }

    private static Map<String, Layers> layers(Connection connection, Set<String> urns) throws SQLException {
        String sql = """
                select e.urn, c.scope, c.kind, c.from_day, c.until_day
                from establishment e join calendar_entry c on c.scope = 'ESTABLISHMENT' and c.scope_id = e.urn
                where e.urn = any(?)
                union all
                select e.urn, c.scope, c.kind, c.from_day, c.until_day
                from establishment e join calendar_entry c on c.scope = 'LOCAL_AUTHORITY' and c.scope_id = e.la_code
                where e.urn = any(?)""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", urns.toArray()));
            select.setArray(2, connection.createArrayOf("text", urns.toArray()));
            ResultSet row = select.executeQuery();
            Map<String, Layers> byUrn = new HashMap<>();
            while (row.next()) {
                Layers layers = byUrn.computeIfAbsent(
                        row.getString(1), urn -> new Layers(new ArrayList<>(), new ArrayList<>()));
                boolean own = CalendarScope.valueOf(row.getString(2)) == CalendarScope.ESTABLISHMENT;
                (own ? layers.establishment() : layers.localAuthority())
                        .add(new CalendarEntry(
                                CalendarEntry.Kind.valueOf(row.getString(3)),
                                row.getObject(4, LocalDate.class),
                                row.getObject(5, LocalDate.class),
                                null));
            }
            return byUrn;
        }
    }
}
