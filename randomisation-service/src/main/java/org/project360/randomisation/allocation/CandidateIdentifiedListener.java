package org.project360.randomisation.allocation;

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
import org.project360.contracts.intake.CandidateIdentified;

/** Candidates from intake; their offsets live beside the allocations, so that a zombie is fenced. */
@ApplicationScoped
class CandidateIdentifiedListener implements EventHandler<CandidateIdentified> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final RecallAllocations recall;
    private final AllocateCandidates allocate;

    CandidateIdentifiedListener(
            BatchListener batches, EventCodec codec, RecallAllocations recall, AllocateCandidates allocate) {
        this.batches = batches;
        this.codec = codec;
        this.recall = recall;
        this.allocate = allocate;
    }

    @Incoming("candidate-identified")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.INTAKE_CANDIDATE_IDENTIFIED;
    }

    @Override
    public CandidateIdentified decode(IncomingEvent event) {
        return Candidate.complete(codec.read(event, CandidateIdentified.class));
    }

    @Override
    public void handle(IncomingEvent event, CandidateIdentified data) {
        handleAll(List.of(new Received<>(event, data)));
    }

    @Override
    public void handleAll(List<Received<CandidateIdentified>> batch) {
        allocate.arriving(
                recall.recruiting(),
                batch.stream()
                        .map(received -> Candidate.of(received.event(), received.data()))
                        .toList());
    }

    @Override
    public boolean offsetsInDatabase() {
        return true;
    }
}
