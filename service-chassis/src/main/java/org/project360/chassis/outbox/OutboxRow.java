package org.project360.chassis.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event on its way out; those of one {@code lane} leave in order, and without a lane those of one key do. */
record OutboxRow(
        UUID eventId,
        String topic,
        String key,
        @Nullable String lane,
        Instant time,
        String contentType,
        @Nullable String traceparent,
        byte[] payload) {

    /** Fixed for ever: a changed number of shards would let two relays send one lane. */
    static final int SHARDS = 16;

    int shard() {
        return Math.floorMod((lane == null ? key : lane).hashCode(), SHARDS);
    }

    @Override
    public String toString() {
        return topic + "/" + eventId;
    }
}
