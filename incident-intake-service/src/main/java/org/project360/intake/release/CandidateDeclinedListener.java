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
import org.project360.chassis.event.RejectedEvent;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.CandidateDeclined;

@ApplicationScoped
class CandidateDeclinedListener implements EventHandler<CandidateDeclined> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final AwaitedAllocations awaited;

    CandidateDeclinedListener(BatchListener batches, EventCodec codec, AwaitedAllocations awaited) {
        this.batches = batches;
        this.codec = codec;
        this.awaited = awaited;
    }

    @Incoming("candidate-declined")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.RANDOMISATION_CANDIDATE_DECLINED;
    }

    @Override
    public CandidateDeclined decode(IncomingEvent event) {
        CandidateDeclined data = codec.read(event, CandidateDeclined.class);
        if (data.incidentId() == null || data.declinedAt() == null) {
            throw new RejectedEvent("", "required", "incidentId and declinedAt must be there.");
        }
        return data;
    }

    @Override
    public void handle(IncomingEvent event, CandidateDeclined data) {
        awaited.declined(List.of(data));
    }

    @Override
    public void handleAll(List<Received<CandidateDeclined>> batch) {
        awaited.declined(batch.stream().map(Received::data).toList());
    }
}
