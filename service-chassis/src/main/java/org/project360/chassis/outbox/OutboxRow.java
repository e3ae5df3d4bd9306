package org.project360.chassis.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event on its way out. */
record OutboxRow(
        UUID eventId,
        String topic,
        String key,
        Instant time,
        String contentType,
        @Nullable String traceparent,
        byte[] payload) {

    /** Fixed for ever: a changed number of shards would let two relays send one key. */
    static final int SHARDS = 16;

    int shard() {
        return Math.floorMod(key.hashCode(), SHARDS);
    }

    @Override
    public String toString() {
        return topic + "/" + eventId;
    }
}
