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
 * again, so that no event overtakes another of its key.
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
        while (running) {
            Short[] shards = locks.acquire();
            boolean more = shards.length > 0 && publish(connection, shards);
            if (!more) {
                wakeUp.await(config.poll());
            }
        }
    }

    /** Publishes one claim; returns whether to go on at once. */
    boolean publish(Connection connection, Short[] shards) throws SQLException, InterruptedException {
        List<OutboxTable.Claimed> claimed = OutboxTable.oldest(connection, shards, config.batch());
        if (claimed.isEmpty()) {
            return false;
        }
        List<Long> published = new ArrayList<>(claimed.size());
        boolean failed = send(claimed, published);
        if (!published.isEmpty()) {
            OutboxTable.delete(connection, published);
        }
        return !failed;
    }

    private boolean send(List<OutboxTable.Claimed> claimed, List<Long> published) throws InterruptedException {
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(claimed.size());
        boolean failed = false;
        for (OutboxTable.Claimed one : claimed) {
            try {
                acknowledgements.add(publisher.send(one.row()));
            } catch (RuntimeException e) {
                failed = failed(one, e);
                break;
            }
        }
        Set<Integer> stopped = new HashSet<>();
        for (int i = 0; i < acknowledgements.size(); i++) {
            OutboxTable.Claimed one = claimed.get(i);
            try {
                acknowledgements.get(i).get();
                if (!stopped.contains(one.row().shard())) {
                    published.add(one.id());
                }
            } catch (ExecutionException e) {
                stopped.add(one.row().shard());
                failed = failed(one, e.getCause() == null ? e : e.getCause());
            }
        }
        if (failed) {
            publisher.reset();
        }
        return failed;
    }

    private static boolean failed(OutboxTable.Claimed one, Throwable failure) {
        LOG.warnf(
                "Not published: %s (%s); its shard waits",
                one.row(), failure.getClass().getSimpleName());
        return true;
    }

    private void pause() {
        try {
            wakeUp.await(java.time.Duration.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
