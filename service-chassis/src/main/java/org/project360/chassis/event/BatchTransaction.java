package org.project360.chassis.event;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.inbox.Inbox;
import org.project360.chassis.offset.OffsetStore;
import org.project360.chassis.outbox.Outbox;
import org.project360.chassis.quarantine.Quarantine;
import org.project360.chassis.storage.RoundTrip;

/** One batch, one transaction: inbox, use cases, business rows, outbox, audit, and offsets where they live here. */
@ApplicationScoped
class BatchTransaction {

    private static final int TIMEOUT_SECONDS = 300;

    private final Inbox inbox;
    private final Outbox outbox;
    private final Audit audit;
    private final OffsetStore offsets;
    private final Quarantine quarantine;
    private final ThreadLocal<@Nullable Throwable> lastFailure = new ThreadLocal<>();

    BatchTransaction(Inbox inbox, Outbox outbox, Audit audit, OffsetStore offsets, Quarantine quarantine) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.audit = audit;
        this.offsets = offsets;
        this.quarantine = quarantine;
    }

    <T> void take(List<ConsumerRecord<String, byte[]>> records, EventHandler<T> handler) {
        List<Decoded<T>> batch = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            batch.add(Decoded.of(record, handler));
        }
        inTransaction(records, handler, () -> {
            boolean[] fresh =
                    claim(records, batch.stream().map(d -> d.envelope().event()).toList(), handler);
            List<Received<T>> received = new ArrayList<>(batch.size());
            List<Received<T>> duplicates = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                Decoded<T> decoded = batch.get(i);
                T data = decoded.data();
                if (fresh[i] && data == null) {
                    reject(decoded.envelope().event(), decoded.reasons(), handler);
                } else if (data == null) {
                    handler.rejectedAgain(decoded.envelope().event(), decoded.reasons());
                } else if (!fresh[i]) {
                    duplicates.add(new Received<>(decoded.envelope().event(), data));
                } else {
                    received.add(new Received<>(decoded.envelope().event(), data));
                }
            }
            if (received.size() == 1) {
                traced(handler, received.get(0));
            } else if (!received.isEmpty()) {
                handler.handleAll(received);
            }
            if (!duplicates.isEmpty()) {
                handler.duplicates(duplicates);
            }
        });
    }

    /** Sets one record aside whose use case failed for good. */
    <T> void quarantine(ConsumerRecord<String, byte[]> record, EventHandler<T> handler) {
        List<RejectedEvent.Reason> reasons = lastFailure.get() instanceof RejectedEvent rejected
                ? rejected.reasons()
                : List.of(new RejectedEvent.Reason("", "processing-failed", "The event could not be processed."));
        IncomingEvent event = Envelope.of(record).event();
        inTransaction(List.of(record), handler, () -> {
            if (claim(List.of(record), List.of(event), handler)[0]) {
                reject(event, reasons, handler);
            }
        });
    }

    void remember(Throwable failure) {
        Throwable cause = failure;
        while (!(cause instanceof RejectedEvent) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        lastFailure.set(cause);
    }

    private <T> void traced(EventHandler<T> handler, Received<T> received) {
        CurrentEvent.enter(received.event().traceparent());
        try {
            handler.handleAll(List.of(received));
        } finally {
            CurrentEvent.leave();
        }
    }

    private void reject(IncomingEvent event, List<RejectedEvent.Reason> reasons, EventHandler<?> handler) {
        UUID quarantineId = quarantine.hold(event, reasons);
        handler.rejected(event, quarantineId, reasons);
    }

    private void inTransaction(List<ConsumerRecord<String, byte[]>> records, EventHandler<?> handler, Runnable work) {
        QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).run(() -> {
            work.run();
            outbox.flush();
            audit.flush();
        });
        if (handler.offsetsInDatabase()) {
            offsets.committed(records);
        }
    }

    /** Offsets first: whoever no longer owns the partition claims nothing. */
    private boolean[] claim(
            List<ConsumerRecord<String, byte[]>> records, List<IncomingEvent> events, EventHandler<?> handler) {
        RoundTrip trip = inbox.roundTrip();
        Runnable advanced = handler.offsetsInDatabase() ? offsets.advance(trip, records) : () -> {};
        Supplier<boolean[]> fresh = inbox.claim(trip, events);
        trip.run();
        advanced.run();
        return fresh.get();
    }

    private record Decoded<T>(Envelope envelope, @Nullable T data, List<RejectedEvent.Reason> reasons) {

        static <T> Decoded<T> of(ConsumerRecord<String, byte[]> record, EventHandler<T> handler) {
            Envelope envelope = Envelope.of(record);
            if (!envelope.faults().isEmpty()) {
                return new Decoded<>(envelope, null, envelope.faults());
            }
            try {
                return new Decoded<>(envelope, handler.decode(envelope.event()), List.of());
            } catch (RejectedEvent rejected) {
                return new Decoded<>(envelope, null, rejected.reasons());
            }
        }
    }
}
