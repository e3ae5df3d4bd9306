package org.project360.followup.evaluation.sealed;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.event.EventHandler;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.Received;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.ServiceOverridden;
import org.project360.followup.storage.Complete;

@ApplicationScoped
class ServiceOverriddenListener implements EventHandler<ServiceOverridden> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final ServiceOverrides overrides;

    ServiceOverriddenListener(BatchListener batches, EventCodec codec, ServiceOverrides overrides) {
        this.batches = batches;
        this.codec = codec;
        this.overrides = overrides;
    }

    @Incoming("service-overridden")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.RANDOMISATION_SERVICE_OVERRIDDEN;
    }

    @Override
    public ServiceOverridden decode(IncomingEvent event) {
        return Complete.check(codec.read(event, ServiceOverridden.class));
    }

    @Override
    public void handle(IncomingEvent event, ServiceOverridden overridden) {
        overrides.keep(List.of(overridden));
    }

    @Override
    public void handleAll(List<Received<ServiceOverridden>> batch) {
        overrides.keep(batch.stream().map(Received::data).toList());
    }
}
