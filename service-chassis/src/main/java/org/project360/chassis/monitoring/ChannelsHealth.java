package org.project360.chassis.monitoring;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Whatever passes by itself is waited for; a channel that has ended comes back only with the service. */
@Liveness
class ChannelsHealth implements HealthCheck {

    private final ListenerProgress progress;

    ChannelsHealth(ListenerProgress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("channels");
        progress.ended().forEach((channel, failure) -> response.withData(channel, "ended: " + failure));
        return response.status(progress.ended().isEmpty()).build();
    }
}
