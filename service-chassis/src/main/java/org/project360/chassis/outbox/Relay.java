package org.project360.chassis.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.config.ChassisConfig;

/**
 * Publishes the outbox. Each shard has one owner, who holds its advisory lock on the very connection that claims and
 * deletes: an owner that loses its connection loses its shards. A shard stops at its first failure and starts there
 * again, so that no event overtakes another of its key or lane.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final DataSource dataSource;
    private final Publisher publisher;
    private final RelayWakeUp wakeUp;
    private final ChassisConfig.Relay config;
    private @Nullable Thread thread;
    private volatile boolean running = true;

    Relay(DataSource dataSource, Publisher publisher, RelayWakeUp wakeUp, ChassisConfig config) {
        this.dataSource = dataSource;
        this.publisher = publisher;
        this.wakeUp = wakeUp;
        this.config = config.relay();
    }

    void onStart(@Observes StartupEvent start) {
        if (config.enabled()) {
            thread = new Thread(this::run, "outbox-relay");
            thread.start();
        }
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        running = false;
        if (thread != null) {
            wakeUp.signal();
            thread.join(2_000);
            thread.interrupt();
        }
    }

    private void run() {
        while (running) {
            // JTA never sees this connection: its locks must outlive every transaction.
            try (Connection connection = dataSource.getConnection()) {
                try {
                    own(connection);
                } finally {
                    new ShardLocks(connection).release();
                }
            } catch (SQLException | RuntimeException e) {
                LOG.warnf("Outbox relay starts again after %s", e.getClass().getSimpleName());
                LOG.debug("relay", e);
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void own(Connection connection) throws SQLException, InterruptedException {
        ShardLocks locks = new ShardLocks(connection);
        SentRows sent = new SentRows(connection, config.poll());
        while (running) {
            Short[] shards = locks.acquire();
            boolean more = shards.length > 0 && publish(connection, shards, sent);
            if (!more) {
                wakeUp.await(sent.rest(config.poll()));
            }
            if (sent.areDue()) {
                sent.delete();
            }
        }
        sent.delete();
    }

    /** Publishes one claim; returns whether to go on at once: what commits after a claim that was not full wakes the relay. */
    private boolean publish(Connection connection, Short[] shards, SentRows sent)
            throws SQLException, InterruptedException {
        List<OutboxTable.Claimed> claimed = OutboxTable.oldest(connection, shards, sent.ids(), config.batch());
        if (claimed.isEmpty()) {
            return false;
        }
        List<Sending> sendings = new ArrayList<>(claimed.size());
        List<Long> published = new ArrayList<>(claimed.size());
        boolean all = send(claimed, sendings) & await(sendings, published);
        sent.add(published);
        if (!all) {
            publisher.reset();
            // The next claim may be held up as long as this one was.
            sent.delete();
        }
        return all && claimed.size() == config.batch();
    }

    private record Sending(OutboxTable.Claimed one, Future<RecordMetadata> acknowledgement) {}

    /** Sends in order; behind one that cannot be sent nothing of its shard is. */
    private boolean send(List<OutboxTable.Claimed> claimed, List<Sending> sendings) throws InterruptedException {
        Set<Integer> stopped = new HashSet<>();
        for (OutboxTable.Claimed one : claimed) {
            if (stopped.contains(one.row().shard())) {
                continue;
            }
            try {
                sendings.add(new Sending(one, publisher.send(one.row())));
            } catch (RuntimeException e) {
                stopped.add(one.row().shard());
                warn(one, e);
            }
        }
        return stopped.isEmpty();
    }

    /** Behind one that was not acknowledged everything of its shard is sent again. */
    private static boolean await(List<Sending> sendings, List<Long> published) throws InterruptedException {
        Set<Integer> stopped = new HashSet<>();
        for (Sending sending : sendings) {
            OutboxTable.Claimed one = sending.one();
            try {
                sending.acknowledgement().get();
                if (!stopped.contains(one.row().shard())) {
                    published.add(one.id());
                }
            } catch (ExecutionException e) {
                stopped.add(one.row().shard());
                warn(one, e.getCause() == null ? e : e.getCause());
            }
        }
        return stopped.isEmpty();
    }

    private static void warn(OutboxTable.Claimed one, Throwable failure) {
        LOG.warnf(
                "Not published: %s (%s); its shard waits",
                one.row(), failure.getClass().getSimpleName());
    }

    private void pause() {
        try {
            wakeUp.await(java.time.Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
