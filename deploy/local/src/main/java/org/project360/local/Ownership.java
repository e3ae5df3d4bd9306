package org.project360.local;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Databases, each with an owner who alone may enter it. */
final class Ownership {
    private Ownership() {}

    /** What exists already stays; the password is set anew. */
    static void create(Database superuser, String name, String user, String password) {
        try (Connection connection = superuser.connect();
                Statement sql = connection.createStatement()) {
            String owner = sql.enquoteIdentifier(user, true);
            String database = sql.enquoteIdentifier(name, true);
            if (!exists(sql, "pg_roles WHERE rolname", user)) {
                sql.execute("CREATE ROLE " + owner + " LOGIN");
            }
            sql.execute("ALTER ROLE " + owner + " PASSWORD " + sql.enquoteLiteral(password));
            if (!exists(sql, "pg_database WHERE datname", name)) {
                sql.execute("CREATE DATABASE " + database + " OWNER " + owner);
                sql.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            }
        } catch (SQLException e) {
            throw new StackException("Could not create the database " + name + ": " + e.getMessage(), e);
        }
    }

    private static boolean exists(Statement sql, String where, String value) throws SQLException {
        try (ResultSet rows = sql.executeQuery("SELECT 1 FROM " + where + " = " + sql.enquoteLiteral(value))) {
            return rows.next();
        }
    }
}
