package org.project360.chassis.event;

import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.PublisherDecorator;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.project360.chassis.monitoring.ListenerProgress;

/** Every channel hands over as one what came in several polls while its listener was busy: see {@link BatchJoin}. */
@ApplicationScoped
class JoinWaitingBatches implements PublisherDecorator {

    private static final Logger LOG = Logger.getLogger(JoinWaitingBatches.class);

    private final int most;
    private final ListenerProgress progress;

    JoinWaitingBatches(
            @ConfigProperty(name = "mp.messaging.connector.smallrye-kafka.max.poll.records", defaultValue = "500")
                    int most,
            ListenerProgress progress) {
        this.most = most;
        this.progress = progress;
    }

    @Override
    public Multi<? extends Message<?>> decorate(
            Multi<? extends Message<?>> publisher, String channel, boolean isConnector) {
        return isConnector
                ? new BatchJoin(publisher.onFailure().invoke(failure -> ended(channel, failure)), most)
                : publisher;
    }

    /** The connector ends a channel where, for example, the group's places cannot be asked for; nothing opens it again. */
    private void ended(String channel, Throwable failure) {
        LOG.errorf(
                "Channel %s has ended (%s): nothing more is read from it until this service is started again.",
                channel, failure.getClass().getSimpleName());
        LOG.debug("channel", failure);
        progress.ended(channel, failure);
    }

    /** Before all others, so that they see what is handed over. */
    @Override
    public int getPriority() {
        return Integer.MIN_VALUE;
    }
}
