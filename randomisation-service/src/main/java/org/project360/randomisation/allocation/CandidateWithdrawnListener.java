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
import org.project360.chassis.event.RejectedEvent;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateWithdrawn;

/** Candidates who turned out not to be eligible any more when they were to be drawn for. */
@ApplicationScoped
class CandidateWithdrawnListener implements EventHandler<CandidateWithdrawn> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final RecallAllocations recall;
    private final HeldCandidates heldCandidates;

    CandidateWithdrawnListener(
            BatchListener batches, EventCodec codec, RecallAllocations recall, HeldCandidates heldCandidates) {
        this.batches = batches;
        this.codec = codec;
        this.recall = recall;
        this.heldCandidates = heldCandidates;
    }

    @Incoming("candidate-withdrawn")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.INTAKE_CANDIDATE_WITHDRAWN;
    }

    @Override
    public CandidateWithdrawn decode(IncomingEvent event) {
        CandidateWithdrawn data = codec.read(event, CandidateWithdrawn.class);
        if (data.incidentId() == null || data.withdrawnAt() == null) {
            throw new RejectedEvent("", "required", "incidentId and withdrawnAt must be there.");
        }
        return data;
    }

    @Override
    public void handle(IncomingEvent event, CandidateWithdrawn data) {
        handleAll(List.of(new Received<>(event, data)));
    }

    /** Under the lock of the trial, as whoever draws. */
    @Override
    public void handleAll(List<Received<CandidateWithdrawn>> batch) {
        heldCandidates.withdraw(
                recall.lockedRecruiting().id(),
                batch.stream().map(Received::data).toList());
    }

    /** A database that is set back forgets these too, and reads them again. */
    @Override
    public boolean offsetsInDatabase() {
        return true;
    }
}
