package org.project360.chassis.event;

import java.util.List;
import java.util.UUID;

/**
 * What a listener does with the events of one topic. Every method but {@link #decode} runs inside the transaction of its
 * batch; when a batch fails on data it is run again record by record, so that effects must live in the transaction alone.
 *
 * @param <T> the data of the event
 */
public interface EventHandler<T> {

    /** The topic whose events this handler takes. */
    String topic();

    /**
     * Decodes the payload; pure, outside any transaction.
     *
     * @throws RejectedEvent if it can never be decoded
     */
    T decode(IncomingEvent event);

    /** Decodes what an operator replays or has corrected: the same as {@link #decode}, but a correction comes in clear. */
    default T decodeReplayed(IncomingEvent event) {
        return decode(event);
    }

    /**
     * Takes one new event.
     *
     * @throws RejectedEvent if it can never be accepted
     */
    void handle(IncomingEvent event, T data);

    /** Takes the new events of a batch, in order; override to load what the batch needs in one round trip. */
    default void handleAll(List<Received<T>> batch) {
        for (Received<T> received : batch) {
            handle(received.event(), received.data());
        }
    }

    /** Sees an event whose source and id were taken before. */
    default void duplicate(IncomingEvent event, T data) {}

    /** Sees all such events of a batch, after its new ones were taken; override to look them up in one round trip. */
    default void duplicates(List<Received<T>> batch) {
        for (Received<T> received : batch) {
            duplicate(received.event(), received.data());
        }
    }

    /** Sees an event that does not decode and whose source and id were taken before. */
    default void rejectedAgain(IncomingEvent event, List<RejectedEvent.Reason> reasons) {}

    /** Sees an event that was just quarantined. */
    default void rejected(IncomingEvent event, UUID quarantineId, List<RejectedEvent.Reason> reasons) {}

    /** What a data steward reads of a quarantined payload: the plaintext where it opens, else what came. */
    default byte[] readable(IncomingEvent event) {
        return event.value();
    }

    /** Whether the offsets of this topic live in the service's own database ({@code commit-strategy=ignore}). */
    default boolean offsetsInDatabase() {
        return false;
    }
}
