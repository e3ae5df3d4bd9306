package org.project360.intake.release;

import io.smallrye.reactive.messaging.annotations.Blocking;
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
import org.project360.contracts.randomisation.AllocationMade;

@ApplicationScoped
class AllocationMadeListener implements EventHandler<AllocationMade> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final ReleaseDetails release;

    AllocationMadeListener(BatchListener batches, EventCodec codec, ReleaseDetails release) {
        this.batches = batches;
        this.codec = codec;
        this.release = release;
    }

    @Incoming("allocation-made")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.RANDOMISATION_ALLOCATION_MADE;
    }

    @Override
    public AllocationMade decode(IncomingEvent event) {
        return codec.read(event, AllocationMade.class);
    }

    @Override
    public void handle(IncomingEvent event, AllocationMade allocation) {
        release.release(List.of(allocation));
    }

    @Override
    public void handleAll(List<Received<AllocationMade>> batch) {
        release.release(batch.stream().map(Received::data).toList());
    }
}
