package org.project360.oracle;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A stack at rest, as its {@code stack.properties} describes it. */
public final class Stack {

    /** The five services, by the names of their databases. */
    public static final List<String> SERVICES =
            List.of("intake", "randomisation", "referral", "notification", "followup");

    /** Reads one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Properties settings = new Properties();
    private final Properties secrets = new Properties();
    private final Path home;
    private final Map<String, List<Event>> topics = new HashMap<>();

    public Stack(Path home) throws IOException {
        this.home = home;
        load(home.resolve("stack.properties"), settings);
        load(Path.of(required("secrets.all")), secrets);
    }

    <T> List<T> query(String service, String sql, Row<T> row) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        required(service + ".jdbc.url"),
                        required(service + ".jdbc.user"),
                        required(service + ".jdbc.password"));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(5_000);
            ResultSet rows = statement.executeQuery(sql);
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        }
    }

    long count(String service, String sql) throws SQLException {
        return query(service, sql, row -> row.getLong(1)).get(0);
    }

    /** Everything on a topic, in order of its partitions. Read once. */
    List<Event> events(String topic) {
        return topics.computeIfAbsent(topic, name -> TopicReader.readAll(required("kafka.bootstrap.servers"), name));
    }

    String bootstrapServers() {
        return required("kafka.bootstrap.servers");
    }

    byte[] secret(String name) {
        String value = secrets.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("No secret " + name + " in this stack.");
        }
        return Base64.getDecoder().decode(value);
    }

    Path home() {
        return home;
    }

    Path truth() {
        return Path.of(settings.getProperty("truth.dir", home.resolve("truth").toString()));
    }

    String required(String name) {
        String value = settings.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("stack.properties does not name " + name + ".");
        }
        return value;
    }

    private static void load(Path file, Properties into) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            into.load(reader);
        }
    }
}
