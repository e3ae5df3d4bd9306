package org.project360.chassis.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

class ChannelsHealthTest {

    private final ListenerProgress progress = new ListenerProgress(new SimpleMeterRegistry(), InstantSource.system());
    private final ChannelsHealth health = new ChannelsHealth(progress);

    @Test
    void aServiceIsToBeStartedAgainForAChannelThatEndedNotForAListenerThatWaits() {
        progress.waiting("a.topic.v1", new IllegalStateException("no database"));
        assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

        progress.ended("incident-reported", new IllegalStateException("a name nobody may read"));

        HealthCheckResponse ended = health.call();
        assertThat(ended.getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        assertThat(ended.getData()).contains(Map.of("incident-reported", "ended: IllegalStateException"));
    }
}
