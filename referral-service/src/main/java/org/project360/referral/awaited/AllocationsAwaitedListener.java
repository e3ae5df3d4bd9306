package org.project360.referral.awaited;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.event.EventHandler;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.Received;
import org.project360.chassis.event.RejectedEvent;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.AllocationsAwaited;

@ApplicationScoped
class AllocationsAwaitedListener implements EventHandler<AllocationsAwaited> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final AwaitedAllocations awaited;

    AllocationsAwaitedListener(BatchListener batches, EventCodec codec, AwaitedAllocations awaited) {
        this.batches = batches;
        this.codec = codec;
        this.awaited = awaited;
    }

    @Incoming("allocations-awaited")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.INTAKE_ALLOCATIONS_AWAITED;
    }

    @Override
    public AllocationsAwaited decode(IncomingEvent event) {
        AllocationsAwaited data = codec.read(event, AllocationsAwaited.class);
        if (data.countedAt() == null || data.incidents() < 0) {
            throw new RejectedEvent("", "required", "countedAt must be there, and incidents at least 0.");
        }
        return data;
    }

    @Override
    public void handle(IncomingEvent event, AllocationsAwaited data) {
        awaited.counted(data);
    }

    /** Of a batch the last alone matters. */
    @Override
    public void handleAll(List<Received<AllocationsAwaited>> batch) {
        batch.stream()
                .map(Received::data)
                .max(Comparator.comparing(AllocationsAwaited::countedAt))
                .ifPresent(awaited::counted);
    }
}
