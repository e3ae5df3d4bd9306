package org.project360.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.project360.chassis.Records.number;
import static org.project360.chassis.Records.raw;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.project360.chassis.Sums;
import org.project360.chassis.TestStack;
import org.project360.local.testing.TestInfra;

@QuarkusTest
@WithTestResource(TestStack.class)
class BatchListenerTest {

    private static final String IN = "chassis.in.v1";

    @Inject
    Sums sums;

    @Test
    void everyNumberCountsOnceHoweverOftenAndInWhateverOrderItComes() {
        String key = UUID.randomUUID().toString();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int n = 1; n <= 300; n++) {
            ProducerRecord<String, byte[]> one = number(IN, key, n);
            records.addAll(List.of(one, one, one));
        }
        Collections.shuffle(records, new Random(7));

        send(records);

        await().atMost(Duration.ofSeconds(30)).until(() -> sums.sum(key) >= 300 * 301 / 2);
        ProducerRecord<String, byte[]> last = number(IN, key, 1_000);
        send(List.of(last));
        await().until(() -> sums.sum(key) >= 300 * 301 / 2 + 1_000);
        assertThat(sums.sum(key)).isEqualTo(300 * 301 / 2 + 1_000);
    }

    @Test
    void poisonInTheMiddleIsSetAsideAndItsNeighboursGoOnInOrder() {
        String key = UUID.randomUUID().toString();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        IntStream.rangeClosed(1, 50).forEach(n -> records.add(number(IN, key, n)));
        records.add(number(IN, key, 666));
        records.add(number(IN, key, -5));
        records.add(
                raw(IN, key, "{\"key\":\"" + key + "\",\"val", UUID.randomUUID().toString()));
        records.add(raw(
                IN,
                key,
                "{\"key\":\"" + key + "\",\"value\":\"many\"}",
                UUID.randomUUID().toString()));
        records.add(new ProducerRecord<>(IN, key, "{}".getBytes(StandardCharsets.UTF_8)));
        IntStream.rangeClosed(51, 100).forEach(n -> records.add(number(IN, key, n)));

        send(records);

        await().atMost(Duration.ofSeconds(30)).until(() -> sums.numbers(key).size() == 100);
        assertThat(sums.numbers(key))
                .isEqualTo(IntStream.rangeClosed(1, 100).boxed().toList());
        List<String> pointers =
                TestInfra.records(
                                "chassis.dead-letter.v1", all -> ofKey(all, key).size() == 5, Duration.ofSeconds(30))
                        .stream()
                        .filter(r -> key.equals(r.key()))
                        .map(r -> new String(r.value(), StandardCharsets.UTF_8)
                                .replaceAll(".*\"reasonCode\":\"([a-z-]+)\".*", "$1"))
                        .toList();
        assertThat(pointers)
                .containsExactly("processing-failed", "negative", "json-malformed", "type-mismatch", "header-missing");
    }

    @Test
    void aDatabaseThatGoesAndComesBackLosesNothingAndDoublesNothing() {
        String key = UUID.randomUUID().toString();
        send(IntStream.rangeClosed(1, 200).mapToObj(n -> number(IN, key, n)).toList());

        TestInfra.postgres().kill();
        send(IntStream.rangeClosed(201, 400).mapToObj(n -> number(IN, key, n)).toList());
        TestInfra.postgres().restart();

        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> sums.numbers(key).size() == 400);
        assertThat(sums.numbers(key))
                .isEqualTo(IntStream.rangeClosed(1, 400).boxed().toList());
        assertThat(sums.sum(key)).isEqualTo(400 * 401 / 2);
        List<ConsumerRecord<String, byte[]>> out = ofKey(
                TestInfra.records("chassis.out.v1", all -> ofKey(all, key).size() >= 400, Duration.ofSeconds(30)), key);
        assertThat(out.stream().map(BatchListenerTest::value).distinct().toList())
                .isEqualTo(IntStream.rangeClosed(1, 400).boxed().toList());
    }

    @Test
    void aBrokerThatGoesAndComesBackLosesNothing() {
        String key = UUID.randomUUID().toString();
        send(IntStream.rangeClosed(1, 200).mapToObj(n -> number(IN, key, n)).toList());

        TestInfra.kafka().kill();
        TestInfra.kafka().restart();
        send(IntStream.rangeClosed(201, 400).mapToObj(n -> number(IN, key, n)).toList());

        await().atMost(Duration.ofSeconds(90)).until(() -> sums.numbers(key).size() == 400);
        assertThat(sums.sum(key)).isEqualTo(400 * 401 / 2);
        List<ConsumerRecord<String, byte[]>> out = ofKey(
                TestInfra.records("chassis.out.v1", all -> ofKey(all, key).size() >= 400, Duration.ofSeconds(60)), key);
        assertThat(out.stream().map(BatchListenerTest::value).distinct().toList())
                .isEqualTo(IntStream.rangeClosed(1, 400).boxed().toList());
    }

    @SuppressWarnings("unchecked")
    private static void send(List<ProducerRecord<String, byte[]>> records) {
        TestInfra.send(records.toArray(ProducerRecord[]::new));
    }

    private static List<ConsumerRecord<String, byte[]>> ofKey(List<ConsumerRecord<String, byte[]>> all, String key) {
        return all.stream().filter(r -> key.equals(r.key())).toList();
    }

    private static int value(ConsumerRecord<String, byte[]> record) {
        return Integer.parseInt(
                new String(record.value(), StandardCharsets.UTF_8).replaceAll(".*\"value\":(\\d+).*", "$1"));
    }
}
