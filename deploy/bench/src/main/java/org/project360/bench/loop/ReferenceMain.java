package org.project360.bench.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.project360.local.Database;

/** The loop's process: {@code ReferenceMain SETTINGS-FILE}. */
public final class ReferenceMain {
    /** Kept, for java.util.logging forgets a logger's level with the logger. */
    private static final Logger QUIET = Logger.getLogger("org.apache.kafka");

    private ReferenceMain() {}

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        QUIET.setLevel(Level.SEVERE);
        LoopSettings settings = LoopSettings.load(Path.of(arguments[0]));
        Script script = Script.load(settings.script());
        List<TableLoad> tables = new ArrayList<>();
        for (Script.Table table : script.tables()) {
            tables.add(new TableLoad(table, settings.script(), script.inputs()));
        }
        List<RecordSource> sources = new ArrayList<>();
        for (Script.Records records : script.records()) {
            sources.add(new RecordSource(records, settings.script(), script.inputs()));
        }
        Opener opener = new Opener(script.inputTopic(), settings.key());
        Database database = new Database(settings.jdbcUrl(), settings.user(), settings.password());
        try (KafkaConsumer<String, byte[]> consumer = consumer(settings.bootstrapServers());
                KafkaProducer<String, byte[]> producer = producer(settings.bootstrapServers());
                Connection connection = database.connect()) {
            consumer.subscribe(List.of(script.inputTopic()));
            ReferenceLoop.Plan plan = new ReferenceLoop.Plan(tables, sources);
            long unreadable = new ReferenceLoop(consumer, producer, connection, opener, plan).run(script.inputs());
            System.out.println(script.inputs() + " taken, " + unreadable + " of them unreadable");
        } finally {
            for (TableLoad table : tables) {
                table.close();
            }
            for (RecordSource source : sources) {
                source.close();
            }
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "reference",
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_committed",
                "max.poll.records",
                500);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** As the services' relay is set. */
    private static KafkaProducer<String, byte[]> producer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "acks",
                "all",
                "enable.idempotence",
                true,
                "linger.ms",
                0,
                "max.request.size",
                2 << 20,
                "batch.size",
                128 << 10);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
