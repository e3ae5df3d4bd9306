package org.project360.notification.school;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.storage.StorageFailure;

/** The register, for reading. */
@ApplicationScoped
public class Establishments {

    /** A comparable name and the area it is looked for in: a comparable town, or an outward code. */
    public record NameInArea(String nameKey, String area) {}

    private static final String COLUMNS =
            "e.urn, e.name, e.type, e.status, e.town, e.postcode, e.la_code, e.low_age, e.high_age";

    private final DataSource dataSource;

    Establishments(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public Optional<Establishment> byUrn(String urn) {
        return find(Set.of(urn), Set.of()).stream().findFirst();
    }

    /** All that have one of the URNs, or one of the names in its area, in one round trip; closed ones too. */
    public List<Establishment> find(Set<String> urns, Set<NameInArea> names) {
        String sql = "select " + COLUMNS + " from establishment e where e.urn = any(?) union select " + COLUMNS
                + " from unnest(?::text[], ?::text[]) k(name_key, area) join establishment e"
                + " on e.name_key = k.name_key and (e.town_key = k.area or e.outward = k.area)";
        List<NameInArea> keys = List.copyOf(names);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", urns.toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", keys.stream().map(NameInArea::nameKey).toArray()));
            select.setArray(
                    3,
                    connection.createArrayOf(
                            "text", keys.stream().map(NameInArea::area).toArray()));
            ResultSet row = select.executeQuery();
            List<Establishment> found = new ArrayList<>();
            while (row.next()) {
                found.add(establishment(row));
            }
            return found;
        } catch (SQLException e) {
            throw new StorageFailure("establishments", e);
        }
    }

    private static Establishment establishment(ResultSet row) throws SQLException {
        return new Establishment(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                EstablishmentStatus.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                age(row, 8),
                age(row, 9));
    }

    private static @Nullable Integer age(ResultSet row, int column) throws SQLException {
        int age = row.getInt(column);
        return row.wasNull() ? null : age;
    }
}
