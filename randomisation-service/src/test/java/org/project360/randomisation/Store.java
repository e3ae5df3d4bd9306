package org.project360.randomisation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A look into the service's tables, outside its code. */
@ApplicationScoped
public class Store {

    private final DataSource dataSource;

    Store(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public long count(String sql, Object... arguments) {
        return Long.parseLong(rows(sql, arguments).get(0).get(0).toString());
    }

    public List<List<Object>> rows(String sql, Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = prepared(connection, sql, arguments)) {
            ResultSet row = select.executeQuery();
            List<List<Object>> rows = new ArrayList<>();
            while (row.next()) {
                List<Object> columns = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    columns.add(row.getObject(i));
                }
                rows.add(columns);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql, Object... arguments) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepared(connection, sql, arguments)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
