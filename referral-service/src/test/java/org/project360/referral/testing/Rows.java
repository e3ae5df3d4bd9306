package org.project360.referral.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The store as it is on disk. */
@ApplicationScoped
public class Rows {

    private final DataSource dataSource;

    Rows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public List<Map<String, @Nullable Object>> all(String sql, Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            ResultSet row = select.executeQuery();
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            while (row.next()) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.put(row.getMetaData().getColumnLabel(i), row.getObject(i));
                }
                rows.add(values);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Map<String, @Nullable Object> one(String sql, Object... arguments) {
        List<Map<String, @Nullable Object>> rows = all(sql, arguments);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows: " + sql);
        }
        return rows.get(0);
    }

    public long count(String sql, Object... arguments) {
        return ((Number) java.util.Objects.requireNonNull(
                        one(sql, arguments).values().iterator().next()))
                .longValue();
    }

    /** Every value of every table, bytes as Latin text: where a canary must not sing. */
    public String everything() {
        StringBuilder text = new StringBuilder();
        for (Map<String, @Nullable Object> table :
                all("select table_name from information_schema.tables where table_schema = 'public'")) {
            all("select * from " + table.get("table_name"))
                    .forEach(row -> row.values()
                            .forEach(value -> text.append(
                                            value instanceof byte[] bytes
                                                    ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                                                    : String.valueOf(value))
                                    .append('\n')));
        }
        return text.toString();
    }
}
