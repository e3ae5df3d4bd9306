package org.project360.chassis.monitoring;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How far each listener is, and what it waits for. */
@ApplicationScoped
public class ListenerProgress {

    /** The state of one listener; {@code lagAgeMillis} is the age of the last record taken when it was taken. */
    public record State(
            @Nullable Instant lastTaken,
            long lagAgeMillis,
            @Nullable String waitingFor) {}

    private final Map<String, State> states = new ConcurrentHashMap<>();
    private final Map<String, String> ended = new ConcurrentHashMap<>();
    private final MeterRegistry meters;
    private final InstantSource clock;

    public ListenerProgress(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    public void took(String topic, int records, long lastRecordMillis, long nanoseconds) {
        long age = Math.max(0, clock.millis() - lastRecordMillis);
        if (states.put(topic, new State(clock.instant(), age, null)) == null) {
            meters.gauge(
                    "project360.listener.lag.age.seconds",
                    List.of(Tag.of("topic", topic)),
                    states,
                    all -> lagAgeSeconds(all.get(topic)));
        }
        DistributionSummary.builder("project360.listener.batch.size")
                .tag("topic", topic)
                .register(meters)
                .record(records);
        Timer.builder("project360.listener.batch.time")
                .tag("topic", topic)
                .register(meters)
                .record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    public void waiting(String topic, Throwable failure) {
        State before = states.get(topic);
        states.put(
                topic,
                new State(
                        before == null ? null : before.lastTaken(),
                        before == null ? 0 : before.lagAgeMillis(),
                        failure.getClass().getSimpleName()));
    }

    public void flowing(String topic) {
        states.computeIfPresent(
                topic, (t, s) -> s.waitingFor() == null ? s : new State(s.lastTaken(), s.lagAgeMillis(), null));
    }

    /** The channel has failed: it hands over nothing more until the service starts again. */
    public void ended(String channel, Throwable failure) {
        ended.put(channel, failure.getClass().getSimpleName());
    }

    public void quarantined(String topic) {
        meters.counter("project360.quarantined", "topic", topic).increment();
    }

    private static double lagAgeSeconds(@Nullable State state) {
        return state == null ? Double.NaN : state.lagAgeMillis() / 1000.0;
    }

    Map<String, State> states() {
        return Map.copyOf(states);
    }

    /** The channels that have failed, and with what. */
    public Map<String, String> ended() {
        return Map.copyOf(ended);
    }
}
