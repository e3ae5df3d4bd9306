package org.project360.chassis.quarantine;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.event.EventHandler;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.Received;
import org.project360.chassis.event.RejectedEvent;
import org.project360.chassis.http.ETags;
import org.project360.chassis.problem.Problem;

/** Takes a quarantined event again, as it was or corrected, through the very handler that rejected it. */
@ApplicationScoped
class ReplayEvent {

    private final QuarantinedEvents events;
    private final Quarantine quarantine;
    private final Map<String, EventHandler<?>> handlers;
    private final Audit audit;
    private final InstantSource clock;

    ReplayEvent(
            QuarantinedEvents events,
            Quarantine quarantine,
            @All List<EventHandler<?>> handlers,
            Audit audit,
            InstantSource clock) {
        this.events = events;
        this.quarantine = quarantine;
        this.handlers = handlers.stream().collect(Collectors.toMap(EventHandler::topic, Function.identity()));
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Replays; a refusal leaves the event where it is.
     *
     * @param correction the payload to take instead, absent to take it as it was
     */
    @Transactional
    void replay(UUID id, @Nullable String ifMatch, byte @Nullable [] correction) {
        QuarantinedEvent held = held(id, ifMatch);
        EventHandler<?> handler = handlers.get(held.topic());
        if (handler == null) {
            throw new IllegalStateException("No handler for " + held.topic());
        }
        byte[] payload = correction == null ? quarantine.payload(held) : correction;
        try {
            take(handler, held.event(payload));
        } catch (RejectedEvent rejected) {
            throw Problem.unprocessable(
                    "still-rejected",
                    "The event is still not acceptable; it stays in quarantine.",
                    rejected.reasons().stream()
                            .map(r -> new Problem.FieldError(r.pointer(), r.code(), r.message()))
                            .toList());
        }
        held.replayed(quarantine.seal(held, payload), clock.instant());
        audit.record("quarantine.replayed", "quarantine", id, correction == null ? "as it was" : "corrected");
    }

    @Transactional
    void discard(UUID id, @Nullable String ifMatch, String reasonCode) {
        held(id, ifMatch).discarded(clock.instant());
        audit.record("quarantine.discarded", "quarantine", id, reasonCode);
    }

    /** The payload as a person can read it, where the handler of its topic can open it. */
    byte[] readable(QuarantinedEvent held) {
        byte[] payload = quarantine.payload(held);
        EventHandler<?> handler = handlers.get(held.topic());
        return handler == null ? payload : handler.readable(held.event(payload));
    }

    private QuarantinedEvent held(UUID id, @Nullable String ifMatch) {
        QuarantinedEvent held = events.findByIdOptional(id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, held.version());
        if (held.status() != QuarantinedEvent.Status.HELD) {
            throw Problem.conflict(
                    "already-settled", "The event is settled", "It was " + held.status() + "; nothing is left to do.");
        }
        return held;
    }

    private static <T> void take(EventHandler<T> handler, IncomingEvent event) {
        T data = handler.decodeReplayed(event);
        handler.handleAll(List.of(new Received<>(event, data)));
    }
}
