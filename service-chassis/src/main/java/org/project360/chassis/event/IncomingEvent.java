package org.project360.chassis.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record of a topic with its CloudEvents attributes (binary mode). {@code source} and {@code id} identify the event;
 * {@code value} is the raw payload, encrypted or not. Never logged.
 */
public record IncomingEvent(
        String topic,
        int partition,
        long offset,
        @Nullable String key,
        String source,
        String id,
        @Nullable String type,
        @Nullable Instant time,
        @Nullable String contentType,
        @Nullable String traceparent,
        byte[] value) {

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
