package org.project360.chassis.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.config.ChassisConfig;
import org.project360.chassis.crypto.Envelopes;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.chassis.monitoring.ListenerProgress;
import org.project360.chassis.outbox.Outbox;
import org.project360.chassis.time.Ids;

/** Rejected events: the payload encrypted, the reasons in clear, a pointer on the dead-letter topic. */
@ApplicationScoped
public class Quarantine {

    private final QuarantinedEvents events;
    private final Envelopes envelopes;
    private final Outbox outbox;
    private final ListenerProgress progress;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final Ids ids;
    private final Optional<String> deadLetterTopic;

    Quarantine(
            QuarantinedEvents events,
            Envelopes envelopes,
            Outbox outbox,
            ListenerProgress progress,
            ObjectMapper json,
            InstantSource clock,
            Ids ids,
            ChassisConfig config) {
        this.events = events;
        this.envelopes = envelopes;
        this.outbox = outbox;
        this.progress = progress;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
        this.deadLetterTopic = config.deadLetterTopic();
    }

    /** Sets an event aside; returns the id under which it can be read, corrected and replayed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID hold(IncomingEvent event, List<Reason> reasons) {
        UUID id = ids.next();
        Instant now = clock.instant();
        events.persist(new QuarantinedEvent(
                id,
                event,
                write(headers(event)),
                envelopes.sealForService(context(id), event.value()),
                write(reasons),
                now));
        String code = reasons.isEmpty() ? "rejected" : reasons.get(0).code();
        deadLetterTopic.ifPresent(topic -> outbox.append(
                topic,
                event.key() == null ? id : event.key(),
                new DeadLetter(id, event.topic(), event.partition(), event.offset(), code, now)));
        progress.quarantined(event.topic());
        return id;
    }

    /** The raw payload, as it came. Personal: audit before you answer with it. */
    byte[] payload(QuarantinedEvent held) {
        return envelopes.openForService(context(held.id()), held.payload());
    }

    byte[] seal(QuarantinedEvent held, byte[] payload) {
        return envelopes.sealForService(context(held.id()), payload);
    }

    List<Reason> reasons(QuarantinedEvent held) {
        try {
            return json.readValue(held.reasons(), new TypeReference<List<Reason>>() {});
        } catch (IOException e) {
            throw new IllegalStateException("Quarantine row " + held.id() + " has unreadable reasons");
        }
    }

    private static String context(UUID id) {
        return "quarantine/" + id;
    }

    private static Map<String, @Nullable String> headers(IncomingEvent event) {
        Map<String, @Nullable String> headers = new HashMap<>();
        headers.put("ce_type", event.type());
        headers.put("ce_time", event.time() == null ? null : event.time().toString());
        headers.put("content-type", event.contentType());
        headers.put("traceparent", event.traceparent());
        return headers;
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not serialisable", e);
        }
    }

    /** The pointer that travels on the dead-letter topic; never the payload. */
    record DeadLetter(
            UUID quarantineId, String topic, int partition, long offset, String reasonCode, Instant quarantinedAt) {}
}
