package org.project360.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    static Path dir;

    static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(dir, 0);
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void committedRowsOutliveSigkill() throws SQLException {
        Database database = server.createDatabase("kill", "kill", "secret");
        execute(database, "CREATE TABLE t (n int)", "INSERT INTO t SELECT generate_series(1, 1000)");
        server.kill();
        assertThat(server.isRunning()).isFalse();
        server.restart();
        assertThat(number(database, "SELECT count(*) FROM t")).isEqualTo(1000);
    }

    @Test
    void startingTwiceTakesTheRunningServer() {
        PostgresServer second = PostgresServer.start(dir, 0);
        assertThat(second.port()).isEqualTo(server.port());
    }

    @Test
    void isDurable() throws SQLException {
        Database database = server.createDatabase("durable", "durable", "secret");
        assertThat(text(database, "SHOW fsync")).isEqualTo("on");
        assertThat(text(database, "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(text(database, "SHOW server_version")).startsWith("18.");
    }

    @Test
    void creatingTwiceKeepsTheRowsAndSetsThePassword() throws SQLException {
        execute(server.createDatabase("twice", "twice", "old"), "CREATE TABLE t (n int)", "INSERT INTO t VALUES (7)");
        Database again = server.createDatabase("twice", "twice", "new");
        assertThat(number(again, "SELECT n FROM t")).isEqualTo(7);
    }

    @Test
    void anOwnerMayAddTheExtensionsWeUse() throws SQLException {
        Database database = server.createDatabase("ext", "ext", "secret");
        execute(database, "CREATE EXTENSION pg_trgm", "CREATE EXTENSION fuzzystrmatch", "CREATE EXTENSION pgcrypto");
        assertThat(text(database, "SELECT dmetaphone('Thompson')")).isEqualTo("TMPS");
    }

    @Test
    void aUserCannotEnterAnotherDatabase() {
        Database mine = server.createDatabase("mine", "mine", "secret");
        server.createDatabase("yours", "yours", "secret");
        Database trespass = new Database(server.jdbcUrl("yours"), mine.user(), mine.password());
        assertThatThrownBy(trespass::connect).hasMessageContaining("permission denied for database");
    }

    private static void execute(Database database, String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private static int number(Database database, String query) throws SQLException {
        return Integer.parseInt(text(database, query));
    }

    private static String text(Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
