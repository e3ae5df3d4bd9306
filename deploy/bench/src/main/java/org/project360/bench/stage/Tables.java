package org.project360.bench.stage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.project360.bench.loop.Script.Column;

/** What PostgreSQL knows of a database's tables. */
final class Tables {
    private final Connection connection;

    Tables(Connection connection) {
        this.connection = connection;
    }

    /** Rows ever updated, by table; exact only when all who wrote have gone. */
    Map<String, Long> updates() throws SQLException {
        Map<String, Long> updates = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select relname, n_tup_upd from pg_stat_user_tables where schemaname = 'public' order by relname")) {
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                updates.put(rows.getString(1), rows.getLong(2));
            }
        }
        return updates;
    }

    long count(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from " + table)) {
            ResultSet rows = statement.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Those that somebody has to fill in. */
    List<Column> columns(String table) throws SQLException {
        String sql = """
                select column_name, udt_name from information_schema.columns
                where table_schema = 'public' and table_name = ? and is_identity = 'NO' and is_generated = 'NEVER'
                order by ordinal_position""";
        List<Column> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                columns.add(new Column(rows.getString(1), rows.getString(2)));
            }
        }
        return columns;
    }

    List<String> key(String table) throws SQLException {
        String sql = """
                select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                where i.indrelid = ?::regclass and i.indisprimary order by a.attnum""";
        List<String> key = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, table);
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                key.add(rows.getString(1));
            }
        }
        return key;
    }
}
