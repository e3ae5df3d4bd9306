package org.project360.chassis.offset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.project360.chassis.Records;
import org.project360.chassis.Sums;
import org.project360.chassis.TestStack;
import org.project360.local.testing.TestInfra;

@QuarkusTest
@WithTestResource(TestStack.class)
class OffsetStoreTest {

    @Inject
    DataSource dataSource;

    @Inject
    Seeker seeker;

    @Inject
    Sums sums;

    @Test
    void ofTwoInstancesThatBelieveInOnePartitionOneAloneAdvances() throws InterruptedException {
        TopicPartition contested = new TopicPartition("contested-" + UUID.randomUUID(), 0);
        AtomicInteger won = new AtomicInteger();
        AtomicInteger fenced = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(4);
        ExecutorService instances = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            instances.execute(() -> {
                OffsetStore instance = new OffsetStore(dataSource, seeker);
                instance.assigned(List.of(contested));
                together.countDown();
                try {
                    together.await();
                    QuarkusTransaction.requiringNew().run(() -> instance.advance(record(contested, 0)));
                    won.incrementAndGet();
                } catch (StaleOffset stale) {
                    fenced.incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        instances.shutdown();
        assertThat(instances.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS))
                .isTrue();

        assertThat(won).hasValue(1);
        assertThat(fenced).hasValue(3);
        assertThat(new OffsetStore(dataSource, seeker).assigned(List.of(contested)))
                .containsEntry(contested, 1L);
    }

    @Test
    void aZombieIsFencedUntilItReadsItsPlaceAgain() {
        TopicPartition partition = new TopicPartition("zombie-" + UUID.randomUUID(), 0);
        OffsetStore zombie = new OffsetStore(dataSource, seeker);
        OffsetStore owner = new OffsetStore(dataSource, seeker);
        zombie.assigned(List.of(partition));
        owner.assigned(List.of(partition));
        advance(owner, partition, 0);

        assertThatThrownBy(() -> advance(zombie, partition, 0)).isInstanceOf(StaleOffset.class);
        assertThat(zombie.assigned(List.of(partition))).containsEntry(partition, 1L);
        advance(zombie, partition, 1);
    }

    @Test
    void aDatabaseSetBackReadsAgainWhatItForgot() throws SQLException {
        String key = UUID.randomUUID().toString();
        send(key, 1, 100);
        await().atMost(Duration.ofSeconds(30)).until(() -> sums.numbers(key).size() == 100);

        // Back to before the first record, as a restored backup would be.
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from effect where key = '" + key + "'");
            statement.execute("delete from total where key = '" + key + "'");
            statement.execute("delete from inbox where topic = 'chassis.stored.v1'");
            statement.execute("delete from kafka_offset where topic = 'chassis.stored.v1'");
        }
        send(key, 101, 110);

        await().atMost(Duration.ofSeconds(60)).until(() -> sums.numbers(key).size() == 110);
        assertThat(sums.numbers(key))
                .isEqualTo(IntStream.rangeClosed(1, 110).boxed().toList());
        assertThat(sums.sum(key)).isEqualTo(110 * 111 / 2);
    }

    @Test
    void aGapIsRefusedOnceAndTakenWhenItIsThereAgain() {
        TopicPartition partition = new TopicPartition("gap-" + UUID.randomUUID(), 0);
        OffsetStore store = new OffsetStore(dataSource, seeker);
        store.assigned(List.of(partition));

        assertThatThrownBy(() -> advance(store, partition, 7)).isInstanceOf(StaleOffset.class);
        assertThatThrownBy(() -> advance(store, partition, 8)).isInstanceOf(StaleOffset.class);
        advance(store, partition, 8);
        assertThat(store.assigned(List.of(partition))).containsEntry(partition, 9L);
    }

    private static void send(String key, int from, int until) {
        IntStream.rangeClosed(from, until).forEach(n -> TestInfra.send(Records.number("chassis.stored.v1", key, n)));
    }

    private static void advance(OffsetStore store, TopicPartition partition, long offset) {
        QuarkusTransaction.requiringNew().run(() -> store.advance(record(partition, offset)));
        store.committed(record(partition, offset));
    }

    private static List<ConsumerRecord<String, byte[]>> record(TopicPartition partition, long offset) {
        return List.of(
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", new byte[] {'{', '}'}));
    }
}
