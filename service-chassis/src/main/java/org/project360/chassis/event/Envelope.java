package org.project360.chassis.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0, Kafka binding, binary mode (section 3.2): {@code ce_} headers around the payload. */
record Envelope(IncomingEvent event, List<RejectedEvent.Reason> faults) {

    private static final byte[] NOTHING = {};

    static Envelope of(ConsumerRecord<String, byte[]> record) {
        List<RejectedEvent.Reason> faults = new ArrayList<>();
        String source = required(record, "ce_source", faults);
        String id = required(record, "ce_id", faults);
        String type = required(record, "ce_type", faults);
        Instant time = null;
        String text = header(record, "ce_time");
        if (text != null) {
            try {
                time = OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException malformed) {
                faults.add(new RejectedEvent.Reason("", "header-malformed", "Header ce_time is not an RFC 3339 time."));
            }
        }
        if (record.value() == null) {
            faults.add(new RejectedEvent.Reason("", "payload-missing", "The record has no value."));
        }
        // A record that does not name itself is known by its place, so that a redelivery is still the same record.
        boolean named = source != null && id != null;
        IncomingEvent event = new IncomingEvent(
                record.topic(),
                record.partition(),
                record.offset(),
                clean(record.key()),
                named ? Objects.requireNonNull(source) : "kafka:" + record.topic(),
                named ? Objects.requireNonNull(id) : record.partition() + "@" + record.offset(),
                type,
                time,
                header(record, "content-type"),
                header(record, "traceparent"),
                record.value() == null ? NOTHING : record.value());
        return new Envelope(event, faults);
    }

    private static @Nullable String required(
            ConsumerRecord<String, byte[]> record, String name, List<RejectedEvent.Reason> faults) {
        String value = header(record, name);
        if (value == null || value.isBlank() || value.length() > 256) {
            faults.add(new RejectedEvent.Reason(
                    "", "header-missing", "Header " + name + " is missing, blank or longer than 256 characters."));
            return null;
        }
        return value;
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null
                ? null
                : clean(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** PostgreSQL stores no NUL; a record with one could not even be quarantined. */
    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }
}
