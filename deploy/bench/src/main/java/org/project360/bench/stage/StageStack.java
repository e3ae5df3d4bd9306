package org.project360.bench.stage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.project360.bench.support.BenchException;
import org.project360.bench.support.Folders;
import org.project360.bench.support.TopicCounts;
import org.project360.local.Database;
import org.project360.local.LocalStack;
import org.project360.local.ServiceProcess;
import org.project360.local.Topics;

/** PostgreSQL, Kafka and one service at a time, which each round finds as if they were new. */
public final class StageStack implements AutoCloseable {
    private static final String FRESH = "_fresh";

    private final LocalStack stack;

    public StageStack(Path home, String serviceOption, Consumer<String> progress) {
        this.stack = LocalStack.builder()
                .home(home)
                .portBase(0)
                .services("intake", "randomisation")
                .withoutKeycloak()
                .serviceOptions(serviceOption)
                .progress(progress)
                .build();
    }

    public void start() {
        stack.startInfrastructure();
    }

    Path home() {
        return stack.home();
    }

    String bootstrapServers() {
        return stack.broker().bootstrapServers();
    }

    ServiceProcess service(Stage stage) {
        return stack.service(stage.service());
    }

    Database database(Stage stage) {
        return stack.database(stage.service());
    }

    /** The stage's database as it was before its first event. */
    Database fresh(Stage stage) {
        return stack.postgres().superuser(stage.service() + FRESH);
    }

    /**
     * Lets the service make its tables once, and keeps them as the pattern of every round's database. On a new broker: what
     * the stage before has published would be this one's input, and what it made of that part of the pattern.
     */
    void prime(Stage stage) {
        renewBroker();
        ServiceProcess service = service(stage);
        service.start();
        service.awaitReady();
        service.stop();
        String name = stage.service();
        requireUntouched(stage);
        asSuperuser(
                "drop database if exists " + name + FRESH + " with (force)",
                "alter database " + name + " rename to " + name + FRESH);
    }

    /** New tables, a new broker with new topics; the service must not run. */
    void renew(Stage stage) {
        String name = stage.service();
        asSuperuser(
                "drop database if exists " + name + " with (force)",
                "create database " + name + " template " + name + FRESH + " owner " + name,
                "checkpoint");
        renewBroker();
    }

    private void requireUntouched(Stage stage) {
        try (Connection connection = database(stage).connect()) {
            long taken = new Tables(connection).count("inbox");
            if (taken > 0) {
                throw new BenchException(stage.service() + " took " + taken + " events before the first round.");
            }
        } catch (SQLException e) {
            throw new BenchException("The inbox of " + stage.service() + " could not be read.", e);
        }
    }

    private void renewBroker() {
        // A topic made anew under its old name confuses producers and readers for seconds: make the whole broker anew.
        stack.broker().stop();
        Folders.delete(stack.home().resolve("kafka").resolve("data"));
        stack.broker().restart();
        Topics.create(bootstrapServers());
        awaitLeaders();
    }

    /** A producer that sends before a partition has its leader may lose its sequence there, and with it two minutes. */
    private void awaitLeaders() {
        try (TopicCounts counts = new TopicCounts(bootstrapServers(), Topics.names())) {
            counts.total();
        }
    }

    private void asSuperuser(String... statements) {
        try (Connection connection = stack.postgres().superuser("postgres").connect();
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        } catch (SQLException e) {
            throw new BenchException("The database of a round could not be made: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        stack.stop();
    }
}
