package org.project360.bench.loop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.project360.bench.loop.RecordSource.Outgoing;

/**
 * Poll, decrypt and parse; one transaction with inbox, rows and outbox; publish and await the acknowledgements; empty the
 * outbox; commit the offsets. It decides nothing: it writes what the script says.
 */
final class ReferenceLoop {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Connection connection;
    private final InboxOutbox inOut;
    private final Opener opener;
    private final List<TableLoad> tables;
    private final List<RecordSource> sources;
    private long taken;
    private long unreadable;

    ReferenceLoop(
            KafkaConsumer<String, byte[]> consumer,
            KafkaProducer<String, byte[]> producer,
            Connection connection,
            Opener opener,
            Plan plan) {
        this.consumer = consumer;
        this.producer = producer;
        this.connection = connection;
        this.inOut = new InboxOutbox(connection);
        this.opener = opener;
        this.tables = plan.tables();
        this.sources = plan.sources();
    }

    /** What it is told to write. */
    record Plan(List<TableLoad> tables, List<RecordSource> sources) {}

    /** Until so many inputs are taken; returns how many of them could not be read. */
    long run(long inputs) throws SQLException, IOException, InterruptedException {
        connection.setAutoCommit(false);
        while (taken < inputs) {
            List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
            consumer.poll(POLL).forEach(batch::add);
            if (!batch.isEmpty()) {
                take(batch);
                consumer.commitAsync();
            }
        }
        consumer.commitSync();
        return unreadable;
    }

    private void take(List<ConsumerRecord<String, byte[]>> batch)
            throws SQLException, IOException, InterruptedException {
        for (ConsumerRecord<String, byte[]> record : batch) {
            unreadable += opener.opens(record.value()) ? 0 : 1;
        }
        taken += batch.size();
        inOut.claim(batch);
        for (TableLoad table : tables) {
            table.write(connection, taken);
        }
        List<Outgoing> outgoing = new ArrayList<>();
        for (RecordSource source : sources) {
            source.take(taken, outgoing);
        }
        List<Long> waiting = inOut.append(outgoing);
        connection.commit();
        publish(outgoing);
        inOut.delete(waiting);
        connection.commit();
    }

    private void publish(List<Outgoing> outgoing) throws InterruptedException {
        List<Future<?>> acknowledgements = new ArrayList<>(outgoing.size());
        for (Outgoing one : outgoing) {
            acknowledgements.add(
                    producer.send(new ProducerRecord<>(one.topic(), null, one.key(), one.value(), headers(one))));
        }
        for (Future<?> acknowledgement : acknowledgements) {
            try {
                acknowledgement.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A record was not taken by Kafka.", e);
            }
        }
    }

    /** The CloudEvents headers, so that the records are as long as a service's. */
    private static List<Header> headers(Outgoing one) {
        return List.of(
                header("ce_specversion", "1.0"),
                header("ce_id", one.id().toString()),
                header("ce_source", "urn:project360:reference"),
                header("ce_type", "org.project360." + one.topic()),
                header("ce_time", one.time()),
                header("ce_dataschema", "urn:project360:schema:" + one.topic()),
                header("content-type", one.contentType()));
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
