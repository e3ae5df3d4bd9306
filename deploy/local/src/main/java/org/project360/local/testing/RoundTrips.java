package org.project360.local.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL driver that writes down what each transaction sent: one entry for each execution, however many statements
 * it holds, and one for the commit. These are its round trips, for the driver sends the beginning with the first statement.
 * Name the class as {@code quarkus.datasource.jdbc.driver} in the profile of a test.
 */
public final class RoundTrips implements Driver {

    private static final List<List<String>> COMMITTED = new CopyOnWriteArrayList<>();

    private final Driver driver = new org.postgresql.Driver();

    /** What was sent by each committed transaction whose first statement holds this text, in the order of their commits. */
    public static List<List<String>> ofTransactions(String begunWith) {
        return COMMITTED.stream()
                .filter(sent -> sent.get(0).contains(begunWith))
                .toList();
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        Connection connection = driver.connect(url, info);
        return connection == null ? null : new Counted().connection(connection);
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return driver.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }

    /** One connection; used by one thread at a time. */
    private static final class Counted {

        private List<String> sent = new ArrayList<>();

        Connection connection(Connection connection) {
            return proxy(Connection.class, (proxy, method, arguments) -> {
                Object result = call(() -> method.invoke(connection, arguments));
                switch (method.getName()) {
                    case "commit" -> {
                        sent.add("commit");
                        COMMITTED.add(sent);
                        sent = new ArrayList<>();
                    }
                    case "rollback" -> sent = new ArrayList<>();
                    default -> {}
                }
                if (result instanceof PreparedStatement prepared) {
                    return statement(connection, PreparedStatement.class, prepared, String.valueOf(arguments[0]));
                }
                return result instanceof Statement statement
                        ? statement(connection, Statement.class, statement, "")
                        : result;
            });
        }

        private <S extends Statement> S statement(Connection connection, Class<S> type, S statement, String sql) {
            return proxy(type, (proxy, method, arguments) -> {
                if (method.getName().startsWith("execute") && !connection.getAutoCommit()) {
                    sent.add(arguments == null || arguments.length == 0 ? sql : String.valueOf(arguments[0]));
                }
                return call(() -> method.invoke(statement, arguments));
            });
        }

        private static <T> T proxy(Class<T> type, InvocationHandler handler) {
            return type.cast(Proxy.newProxyInstance(RoundTrips.class.getClassLoader(), new Class<?>[] {type}, handler));
        }

        private static @Nullable Object call(Call call) throws Throwable {
            try {
                return call.run();
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private interface Call {
            @Nullable
            Object run() throws ReflectiveOperationException;
        }
    }
}
