package org.project360.local.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.project360.local.Database;
import org.project360.local.KafkaBroker;
import org.project360.local.PostgresServer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Testcontainers, where Docker is: {@code -Dinfra=containers}. Its reaper removes the containers after the JVM. */
final class ContainersInfra implements Infra {
    private static final String POSTGRES = "project360.infra.postgres";
    private static final String KAFKA = "project360.infra.kafka";
    private static final String SUPERUSER = "postgres";

    static ContainersInfra ofThisJvm() {
        if (System.getProperty(KAFKA) == null) {
            start();
        }
        return new ContainersInfra();
    }

    /** Left running on purpose: a restarted application, in another class loader, finds them by the properties. */
    @SuppressWarnings("resource")
    private static void start() {
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:18")
                .withUsername(SUPERUSER)
                .withPassword(SUPERUSER)
                .withCommand("postgres", "-c", "max_connections=200");
        KafkaContainer kafka =
                new KafkaContainer("apache/kafka:4.1.1").withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        postgres.start();
        kafka.start();
        System.setProperty(POSTGRES, postgres.getHost() + ":" + postgres.getMappedPort(5432));
        System.setProperty(KAFKA, kafka.getBootstrapServers());
    }

    @Override
    public String bootstrapServers() {
        return System.getProperty(KAFKA);
    }

    @Override
    public Database createDatabase(String name, String user, String password) {
        try (Connection connection = database(SUPERUSER, SUPERUSER, SUPERUSER).connect();
                Statement sql = connection.createStatement()) {
            String owner = sql.enquoteIdentifier(user, true);
            sql.execute("CREATE ROLE " + owner + " LOGIN PASSWORD " + sql.enquoteLiteral(password));
            sql.execute("CREATE DATABASE " + sql.enquoteIdentifier(name, true) + " OWNER " + owner);
            return database(name, user, password);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Database database(String name, String user, String password) {
        return new Database("jdbc:postgresql://" + System.getProperty(POSTGRES) + "/" + name, user, password);
    }

    @Override
    public PostgresServer postgres() {
        throw new UnsupportedOperationException("A test that kills the server needs -Dinfra=embedded.");
    }

    @Override
    public KafkaBroker kafka() {
        throw new UnsupportedOperationException("A test that kills the broker needs -Dinfra=embedded.");
    }
}
