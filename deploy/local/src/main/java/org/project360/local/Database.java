package org.project360.local;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.ds.PGSimpleDataSource;

/** One database and the user who owns it. */
public record Database(String jdbcUrl, String user, String password) {

    public Connection connect() throws SQLException {
        // Not DriverManager: it does not see a driver that another class loader (Quarkus's) has loaded.
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        return source.getConnection();
    }

    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
