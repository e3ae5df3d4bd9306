package org.project360.chassis.event;

import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.PublisherDecorator;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Every channel hands over as one what came in several polls while its listener was busy: see {@link BatchJoin}. */
@ApplicationScoped
class JoinWaitingBatches implements PublisherDecorator {

    private final int most;

    JoinWaitingBatches(
            @ConfigProperty(name = "mp.messaging.connector.smallrye-kafka.max.poll.records", defaultValue = "500")
                    int most) {
        this.most = most;
    }

    @Override
    public Multi<? extends Message<?>> decorate(
            Multi<? extends Message<?>> publisher, String channel, boolean isConnector) {
        return isConnector ? new BatchJoin(publisher, most) : publisher;
    }

    /** Before all others, so that they see what is handed over. */
    @Override
    public int getPriority() {
        return Integer.MIN_VALUE;
    }
}
