package org.project360.notification.school;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.storage.StorageFailure;

/** The register, for importing: lines are staged, compared with what is known, then merged. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class RegisterTable {

    private static final String RECEIVES = " in ('OPEN', 'PROPOSED_TO_CLOSE')";
    private static final String COLUMNS =
            "urn, name, type, status, town, postcode, la_code, low_age, high_age, name_key, town_key, outward";

    private final DataSource dataSource;

    RegisterTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One import at a time, until the transaction ends; readers go on. */
    void lock() {
        execute("lock table establishment in share row exclusive mode");
    }

    boolean isEmpty() {
        return urns("select urn from establishment limit 1").isEmpty();
    }

    void createStage() {
        execute("create temporary table staged (like establishment) on commit drop");
    }

    void stage(List<Establishment> lines) {
        String sql = "insert into staged (" + COLUMNS + ") select * from unnest(?::text[], ?::text[], ?::text[],"
                + " ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[], ?::text[], ?::text[], ?::text[])";
        List<Function<Establishment, @Nullable Object>> columns = List.of(
                Establishment::urn,
                Establishment::name,
                Establishment::type,
                e -> e.status().name(),
                Establishment::town,
                Establishment::postcode,
                Establishment::laCode,
                Establishment::lowAge,
                Establishment::highAge,
                Establishment::nameKey,
                Establishment::townKey,
                Establishment::outward);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.size(); i++) {
                String type = i == 7 || i == 8 ? "int4" : "text";
                insert.setArray(
                        i + 1,
                        connection.createArrayOf(
                                type, lines.stream().map(columns.get(i)).toArray()));
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("register", e);
        }
    }

    List<String> opened() {
        return compare("s.status" + RECEIVES + " and (e.urn is null or not e.status" + RECEIVES + ")");
    }

    List<String> closed() {
        return compare("e.status" + RECEIVES + " and not s.status" + RECEIVES);
    }

    List<String> renamed() {
        return compare("e.name <> s.name");
    }

    List<String> moved() {
        return compare("e.urn is not null and (e.town, e.postcode) is distinct from (s.town, s.postcode)");
    }

    int absent() {
        return urns("select urn from establishment except select urn from staged")
                .size();
    }

    void merge() {
        execute("insert into establishment (" + COLUMNS + ") select " + COLUMNS + " from staged order by urn"
                + " on conflict (urn) do update set (name, type, status, town, postcode, la_code, low_age, high_age,"
                + " name_key, town_key, outward) = (excluded.name, excluded.type, excluded.status, excluded.town,"
                + " excluded.postcode, excluded.la_code, excluded.low_age, excluded.high_age, excluded.name_key,"
                + " excluded.town_key, excluded.outward) where establishment.* is distinct from excluded.*");
        execute("drop table staged");
    }

    private List<String> compare(String condition) {
        return urns("select s.urn from staged s left join establishment e on e.urn = s.urn where " + condition
                + " order by s.urn");
    }

    private List<String> urns(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            List<String> urns = new ArrayList<>();
            while (row.next()) {
                urns.add(row.getString(1));
            }
            return urns;
        } catch (SQLException e) {
            throw new StorageFailure("register", e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new StorageFailure("register", e);
        }
    }
}
