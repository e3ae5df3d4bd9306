package org.project360.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.project360.chassis.Number;
import org.project360.chassis.Records;
import org.project360.chassis.TestStack;
import org.project360.chassis.storage.RoundTrip;
import org.project360.chassis.storage.StorageFailure;
import org.project360.local.testing.TestInfra;

@QuarkusTest
@WithTestResource(TestStack.class)
class RelayTest {

    private static final String OUT = "chassis.out.v1";

    @Inject
    Outbox outbox;

    @Inject
    OutboxTable table;

    @Inject
    DataSource dataSource;

    @Test
    void whatCommitsIsPublishedInOrderAndWhatRollsBackNever() {
        String key = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> IntStream.rangeClosed(1, 50).forEach(n -> outbox.append(OUT, key, new Number(key, n))));
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.append(OUT, key, new Number(key, 51));
                    outbox.flush();
                    throw new IllegalStateException("changed my mind");
                }))
                .isInstanceOf(IllegalStateException.class);
        QuarkusTransaction.requiringNew().run(() -> outbox.append(OUT, key, new Number(key, 52)));

        List<Integer> published =
                values(ofKey(TestInfra.records(OUT, all -> ofKey(all, key).size() >= 51, Duration.ofSeconds(20)), key));

        assertThat(published.subList(0, 50))
                .isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
        assertThat(published.get(50)).isEqualTo(52);
    }

    @Test
    void whatGoesWithTheCallersRoundTripIsWrittenByItOnceAndBeforeWhatComesLater() {
        String key = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.append(OUT, key, new Number(key, 1));
            outbox.append(OUT, key, new Number(key, 2));
            RoundTrip trip = new RoundTrip("test", dataSource);
            outbox.flush(trip);
            assertThat(waiting(key)).isZero();
            trip.run();
            assertThat(waiting(key)).isEqualTo(2);
            outbox.append(OUT, key, new Number(key, 3));
        });

        List<ConsumerRecord<String, byte[]>> records =
                TestInfra.records(OUT, all -> ofKey(all, key).size() >= 3, Duration.ofSeconds(20));
        assertThat(values(ofKey(records, key))).containsExactly(1, 2, 3);
    }

    @Test
    void aCrashBetweenCommitAndPublishIsMadeGoodByTheNextLook() {
        // Rows that nobody woke the relay for: what a process that died right after its commit leaves behind.
        String key = UUID.randomUUID().toString();
        OutboxRow row = row(OUT, key, 1);
        QuarkusTransaction.requiringNew().run(() -> table.insert(List.of(row)));

        List<ConsumerRecord<String, byte[]>> records =
                ofKey(TestInfra.records(OUT, all -> !ofKey(all, key).isEmpty(), Duration.ofSeconds(20)), key);

        assertThat(Records.header(records.get(0), "ce_id"))
                .isEqualTo(row.eventId().toString());
        await().until(() -> waiting(key) == 0);
    }

    @Test
    void aFailureInTheMiddleStopsItsKeyAndNoOther() {
        String key = UUID.randomUUID().toString();
        String other = otherShard(key);
        QuarkusTransaction.requiringNew()
                .run(() -> table.insert(List.of(
                        row(OUT, key, 1), row("chassis.blocked.v1", key, 2), row(OUT, key, 3), row(OUT, other, 4))));

        TestInfra.records(OUT, all -> !ofKey(all, key).isEmpty(), Duration.ofSeconds(30));
        // The topic of the second event does not exist: the third must not overtake it.
        assertThat(values(ofKey(TestInfra.records(OUT), key))).containsExactly(1);
        await().until(() -> waiting(key) == 2);

        TestStack.createTopic("chassis.blocked.v1");

        List<ConsumerRecord<String, byte[]>> all = TestInfra.records(
                OUT, out -> ofKey(out, key).size() >= 2 && !ofKey(out, other).isEmpty(), Duration.ofSeconds(60));
        assertThat(values(ofKey(all, key)).stream().distinct().toList()).containsExactly(1, 3);
        assertThat(ofKey(TestInfra.records("chassis.blocked.v1", 1), key)).isNotEmpty();
    }

    @Test
    void whatCannotBeSentIsNotOvertakenWhileItIsTriedAgain() {
        String key = UUID.randomUUID().toString();
        String other = otherShard(key);
        QuarkusTransaction.requiringNew()
                .run(() -> table.insert(List.of(
                        row(OUT, key, 1), row("chassis.missing.v1", key, 2), row(OUT, key, 3), row(OUT, other, 4))));

        // The first attempt is over when what it published is deleted.
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting(key) == 2 && waiting(other) == 0);

        assertThat(values(ofKey(TestInfra.records(OUT), key))).containsExactly(1);
        assertThat(values(ofKey(TestInfra.records(OUT), other))).containsExactly(4);
        QuarkusTransaction.requiringNew().run(() -> discard(key));
    }

    @Test
    void eventsOfALaneReachOnePartitionInOrderWhateverTheirKeys() {
        String lane = UUID.randomUUID().toString();
        for (int batch = 0; batch < 6; batch++) {
            int first = 10 * batch;
            QuarkusTransaction.requiringNew()
                    .run(() -> IntStream.range(first, first + 10)
                            .forEach(n -> outbox.appendInLane(OUT, lane, lane + "-" + n, new Number(lane, n))));
        }

        List<ConsumerRecord<String, byte[]>> published =
                TestInfra.records(OUT, all -> inLane(all, lane).size() >= 60, Duration.ofSeconds(20));

        assertThat(inLane(published, lane).stream()
                        .map(ConsumerRecord::partition)
                        .distinct())
                .hasSize(1);
        assertThat(values(inLane(published, lane)))
                .isEqualTo(IntStream.range(0, 60).boxed().toList());
        assertThat(inLane(published, lane).get(59).key()).isEqualTo(lane + "-59");
    }

    @Test
    void whatIsBehindAFailureInItsLaneWaitsWhateverItsKey() {
        String lane = UUID.randomUUID().toString();
        String other = otherShard(lane);
        QuarkusTransaction.requiringNew()
                .run(() -> table.insert(List.of(
                        row(OUT, lane + "-1", lane, 1),
                        row("chassis.absent.v1", lane + "-2", lane, 2),
                        row(OUT, lane + "-3", lane, 3),
                        row(OUT, lane + "-4", other, 4))));

        await().atMost(Duration.ofSeconds(60)).until(() -> waiting(lane + "-1") == 0 && waiting(lane + "-4") == 0);

        assertThat(values(inLane(TestInfra.records(OUT), lane))).containsExactlyInAnyOrder(1, 4);
        assertThat(waiting(lane + "-2") + waiting(lane + "-3")).isEqualTo(2);
        assertThat(outbox.waiting(lane)).isEqualTo(2);
        assertThat(outbox.waiting(other)).isZero();
        QuarkusTransaction.requiringNew().run(() -> {
            discard(lane + "-2");
            discard(lane + "-3");
        });
    }

    @Test
    void anUnlistedTopicAndAnOversizedEventAreRefusedWhenAppended() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.append("somebody.elses.v1", "k", new Number("k", 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("somebody.elses.v1");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.append(OUT, "k", new Number("x".repeat(1 << 20), 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bytes");
    }

    @Test
    void aSealedEventShowsNothingOnTheTopic() {
        String key = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.appendSealed("chassis.sealed.v1", key, new Number("Seeded-Name", 1)));

        ConsumerRecord<String, byte[]> record = ofKey(
                        TestInfra.records(
                                "chassis.sealed.v1", all -> !ofKey(all, key).isEmpty(), Duration.ofSeconds(20)),
                        key)
                .get(0);

        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .doesNotContain("Seeded-Name")
                .startsWith("ey");
        assertThat(Records.header(record, "content-type")).isEqualTo("application/jose");
    }

    private static OutboxRow row(String topic, String key, int value) {
        return row(topic, key, null, value);
    }

    private static OutboxRow row(String topic, String key, @Nullable String lane, int value) {
        byte[] payload = ("{\"key\":\"" + key + "\",\"value\":" + value + "}").getBytes(StandardCharsets.UTF_8);
        return new OutboxRow(UUID.randomUUID(), topic, key, lane, Instant.EPOCH, "application/json", null, payload);
    }

    private static String otherShard(String key) {
        int shard = row(OUT, key, 0).shard();
        return IntStream.range(0, 1_000)
                .mapToObj(n -> key + n)
                .filter(candidate -> row(OUT, candidate, 0).shard() != shard)
                .findFirst()
                .orElseThrow();
    }

    private long waiting(String key) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement count = connection.prepareStatement("select count(*) from outbox where key = ?")) {
            count.setString(1, key);
            ResultSet row = count.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new StorageFailure("count", e);
        }
    }

    private void discard(String key) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from outbox where key = ?")) {
            delete.setString(1, key);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("discard", e);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> ofKey(List<ConsumerRecord<String, byte[]>> all, String key) {
        return all.stream().filter(r -> key.equals(r.key())).toList();
    }

    /** Their keys begin with the lane. */
    private static List<ConsumerRecord<String, byte[]>> inLane(List<ConsumerRecord<String, byte[]>> all, String lane) {
        return all.stream().filter(r -> r.key().startsWith(lane)).toList();
    }

    private static List<Integer> values(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(r -> Integer.parseInt(
                        new String(r.value(), StandardCharsets.UTF_8).replaceAll(".*\"value\":(\\d+).*", "$1")))
                .toList();
    }
}
