package org.project360.chassis.monitoring;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Reported, never a reason to restart or to take HTTP away: waiting for Kafka or PostgreSQL passes by itself. */
@Wellness
class ListenersHealth implements HealthCheck {

    private final ListenerProgress progress;

    ListenersHealth(ListenerProgress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("listeners");
        boolean flowing = true;
        for (var entry : progress.states().entrySet()) {
            ListenerProgress.State state = entry.getValue();
            String waitingFor = state.waitingFor();
            flowing &= waitingFor == null;
            response.withData(
                    entry.getKey(),
                    waitingFor == null ? "lag age " + state.lagAgeMillis() + " ms" : "waiting: " + waitingFor);
        }
        return response.status(flowing).build();
    }
}
