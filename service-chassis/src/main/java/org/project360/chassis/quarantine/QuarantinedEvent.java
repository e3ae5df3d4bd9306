package org.project360.chassis.quarantine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.event.IncomingEvent;

/** One rejected event. */
@Entity
@Table(name = "quarantine")
public class QuarantinedEvent {

    /** What became of it. */
    enum Status {
        HELD,
        REPLAYED,
        DISCARDED
    }

    @Id
    private UUID id;

    private String topic;
    private int partition;

    @Column(name = "record_offset")
    private long offset;

    @Column(name = "record_key")
    private @Nullable String key;

    @Column(name = "event_id")
    private String eventId;

    @Column(name = "event_source")
    private String eventSource;

    @JdbcTypeCode(SqlTypes.JSON)
    private String headers;

    private byte[] payload;

    @JdbcTypeCode(SqlTypes.JSON)
    private String reasons;

    @Enumerated(EnumType.STRING)
    private Status status;

    @Column(name = "held_at")
    private Instant heldAt;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    @Version
    private long version;

    protected QuarantinedEvent() {}

    QuarantinedEvent(UUID id, IncomingEvent event, String headers, byte[] payload, String reasons, Instant heldAt) {
        this.id = id;
        this.topic = event.topic();
        this.partition = event.partition();
        this.offset = event.offset();
        this.key = event.key();
        this.eventId = event.id();
        this.eventSource = event.source();
        this.headers = headers;
        this.payload = payload;
        this.reasons = reasons;
        this.status = Status.HELD;
        this.heldAt = heldAt;
    }

    void replayed(byte[] correctedPayload, Instant at) {
        requireHeld();
        this.payload = correctedPayload;
        this.status = Status.REPLAYED;
        this.settledAt = at;
    }

    void discarded(Instant at) {
        requireHeld();
        this.status = Status.DISCARDED;
        this.settledAt = at;
    }

    private void requireHeld() {
        if (status != Status.HELD) {
            throw new IllegalStateException("Quarantine row " + id + " is " + status);
        }
    }

    /** The event again, with another payload. */
    IncomingEvent event(byte[] value) {
        return new IncomingEvent(topic, partition, offset, key, eventSource, eventId, null, heldAt, null, null, value);
    }

    UUID id() {
        return id;
    }

    String topic() {
        return topic;
    }

    byte[] payload() {
        return payload;
    }

    String reasons() {
        return reasons;
    }

    Status status() {
        return status;
    }

    Instant heldAt() {
        return heldAt;
    }

    @Nullable
    Instant settledAt() {
        return settledAt;
    }

    String eventId() {
        return eventId;
    }

    String eventSource() {
        return eventSource;
    }

    long version() {
        return version;
    }
}
