package org.project360.chassis.event;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;
import org.project360.chassis.monitoring.ListenerProgress;
import org.project360.chassis.offset.OffsetStore;
import org.project360.chassis.offset.StaleOffset;

/**
 * Takes one poll batch of a topic: one transaction for all of it; on a data failure record by record, so that poison is
 * quarantined alone; on an infrastructure failure again and again, with back-off, until it passes. Returns only when
 * every record has had its effect, so that the caller may acknowledge.
 *
 * <p>Use it from a method that takes {@code ConsumerRecords<String, byte[]>}, annotated {@code @Incoming} and
 * {@code @Blocking}.
 */
@ApplicationScoped
public class BatchListener {

    private static final Logger LOG = Logger.getLogger(BatchListener.class);
    private static final List<Duration> BACK_OFF = List.of(
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final BatchTransaction transaction;
    private final OffsetStore offsets;
    private final ListenerProgress progress;

    BatchListener(BatchTransaction transaction, OffsetStore offsets, ListenerProgress progress) {
        this.transaction = transaction;
        this.offsets = offsets;
        this.progress = progress;
    }

    /** Takes the records; blocks until all have had their effect. */
    public <T> void process(ConsumerRecords<String, byte[]> records, EventHandler<T> handler) {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>(records.count());
        records.forEach(batch::add);
        process(batch, handler);
    }

    /** Takes records that are in order within each partition. */
    public <T> void process(List<ConsumerRecord<String, byte[]>> records, EventHandler<T> handler) {
        List<ConsumerRecord<String, byte[]>> batch =
                handler.offsetsInDatabase() ? offsets.fetchedSinceRewind(records) : records;
        if (batch.isEmpty()) {
            return;
        }
        long started = System.nanoTime();
        try {
            if (!untilInfrastructureHolds(handler, () -> transaction.take(batch, handler))) {
                oneByOne(batch, handler);
            }
            progress.took(handler.topic(), batch.size(), last(batch).timestamp(), System.nanoTime() - started);
        } catch (StaleOffset stale) {
            LOG.infof(
                    "%s: offsets moved under us (another owner or a restored database); going back to the stored place",
                    handler.topic());
            // The database may go away between the two: a failure here would end the channel for good.
            untilInfrastructureHolds(handler, () -> offsets.rewind(handler.topic()));
        }
    }

    private <T> void oneByOne(List<ConsumerRecord<String, byte[]>> batch, EventHandler<T> handler) {
        for (ConsumerRecord<String, byte[]> record : batch) {
            List<ConsumerRecord<String, byte[]>> alone = List.of(record);
            if (!untilInfrastructureHolds(handler, () -> transaction.take(alone, handler))) {
                untilInfrastructureHolds(handler, () -> transaction.quarantine(record, handler));
            }
        }
    }

    /** Returns whether the work was done; false means that the data is at fault. */
    private boolean untilInfrastructureHolds(EventHandler<?> handler, Runnable work) {
        for (int attempt = 0; ; attempt++) {
            try {
                work.run();
                progress.flowing(handler.topic());
                return true;
            } catch (StaleOffset stale) {
                throw stale;
            } catch (RuntimeException | Error failure) {
                if (!Transience.passes(failure)) {
                    LOG.warnf(
                            "%s: a batch or record failed on its data (%s)",
                            handler.topic(), failure.getClass().getSimpleName());
                    LOG.debug("failure on data", failure);
                    transaction.remember(failure);
                    return false;
                }
                progress.waiting(handler.topic(), failure);
                LOG.warnf(
                        "%s: waiting for infrastructure, attempt %d (%s)",
                        handler.topic(), attempt + 1, failure.getClass().getSimpleName());
                pause(BACK_OFF.get(Math.min(attempt, BACK_OFF.size() - 1)));
            }
        }
    }

    private void pause(Duration duration) {
        try {
            if (stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Stopping; the batch comes again after the restart.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted; the batch comes again after the restart.");
        }
    }

    void onStop(@Observes ShutdownEvent stop) {
        stopping.countDown();
    }

    private static ConsumerRecord<String, byte[]> last(List<ConsumerRecord<String, byte[]>> batch) {
        return batch.get(batch.size() - 1);
    }
}
