package org.project360.chassis.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.config.ChassisConfig;
import org.project360.chassis.event.CurrentEvent;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.storage.RoundTrip;
import org.project360.chassis.time.Ids;

/**
 * Events that leave with the transaction: appended to it, written in one statement before it commits, published after.
 *
 * <p>Guarantees: an event is published if and only if the transaction commits, at least once, and in the order of the
 * appends for each key, or each lane where one is named, as long as its writers serialise on a row of their own. Limits:
 * 1 MiB an event.
 */
@ApplicationScoped
public class Outbox {

    private static final int LARGEST = 1 << 20;

    private final TransactionSynchronizationRegistry transactions;
    private final OutboxTable table;
    private final RelayWakeUp wakeUp;
    private final EventCodec codec;
    private final InstantSource clock;
    private final Ids ids;
    private final Set<String> publishes;

    Outbox(
            TransactionSynchronizationRegistry transactions,
            OutboxTable table,
            RelayWakeUp wakeUp,
            EventCodec codec,
            InstantSource clock,
            Ids ids,
            ChassisConfig config) {
        this.transactions = transactions;
        this.table = table;
        this.wakeUp = wakeUp;
        this.codec = codec;
        this.clock = clock;
        this.ids = ids;
        List<String> topics = new ArrayList<>(config.publishes().orElse(List.of()));
        config.deadLetterTopic().ifPresent(topics::add);
        this.publishes = Set.copyOf(topics);
    }

    /** Appends an event without personal data; returns its id. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID append(String topic, Object key, Object data) {
        return append(topic, key, null, "application/json", codec.write(data));
    }

    /**
     * The same in a lane: its events reach one partition of the topic in the order of the appends, whatever their keys, and
     * none is on the topic unless those before it are. Every event of a key is in the same lane.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID appendInLane(String topic, String lane, Object key, Object data) {
        return append(topic, key, lane, "application/json", codec.write(data));
    }

    /** Appends an event with personal data, encrypted for the readers of the topic; returns its id. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID appendSealed(String topic, Object key, Object data) {
        return append(topic, key, null, "application/jose", codec.writeSealed(topic, data));
    }

    /**
     * How many committed events of a lane may not be on their topic yet. Never too few; those that were published in the last
     * moments may be among them.
     */
    public long waiting(String lane) {
        return table.waiting(lane);
    }

    /** Writes what was appended so far; called before the commit anyway, earlier to meet failures earlier. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void flush() {
        RoundTrip trip = table.roundTrip();
        flush(trip);
        trip.run();
    }

    /** The same as part of a round trip that the caller makes in this transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void flush(RoundTrip trip) {
        Pending pending = (Pending) transactions.getResource(Pending.class);
        if (pending != null) {
            pending.write(trip);
        }
    }

    private UUID append(String topic, Object key, @Nullable String lane, String contentType, byte[] payload) {
        if (!publishes.contains(topic)) {
            throw new IllegalArgumentException("chassis.publishes does not name " + topic);
        }
        if (payload.length > LARGEST) {
            throw new IllegalArgumentException("An event of " + payload.length + " bytes for " + topic);
        }
        UUID id = ids.next();
        pending()
                .rows
                .add(new OutboxRow(
                        id,
                        topic,
                        key.toString(),
                        lane,
                        clock.instant(),
                        contentType,
                        CurrentEvent.traceparent(),
                        payload));
        return id;
    }

    private Pending pending() {
        @Nullable Pending pending = (Pending) transactions.getResource(Pending.class);
        if (pending == null) {
            pending = new Pending();
            transactions.putResource(Pending.class, pending);
            transactions.registerInterposedSynchronization(pending);
        }
        return pending;
    }

    /** What one transaction has appended and not yet written. */
    private final class Pending implements Synchronization {

        private final List<OutboxRow> rows = new ArrayList<>();

        void write(RoundTrip trip) {
            if (!rows.isEmpty()) {
                OutboxTable.insert(trip, List.copyOf(rows));
                rows.clear();
            }
        }

        @Override
        public void beforeCompletion() {
            RoundTrip trip = table.roundTrip();
            write(trip);
            trip.run();
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                wakeUp.signal();
            }
        }
    }
}
