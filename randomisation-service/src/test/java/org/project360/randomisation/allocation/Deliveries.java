package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.project360.chassis.event.BatchListener;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.randomisation.Messages;

/** Candidates delivered to a trial of the test's own, in one batch. */
@ApplicationScoped
public class Deliveries {

    private final BatchListener batches;
    private final ForTrial handlers;

    Deliveries(BatchListener batches, ForTrial handlers) {
        this.batches = batches;
        this.handlers = handlers;
    }

    public void take(UUID trial, CandidateIdentified... candidates) {
        take(trial, List.of(candidates));
    }

    public void take(UUID trial, List<CandidateIdentified> candidates) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (CandidateIdentified candidate : candidates) {
            records.add(Messages.consumed(
                    Topics.INTAKE_CANDIDATE_IDENTIFIED,
                    0,
                    records.size(),
                    UUID.randomUUID().toString(),
                    candidate));
        }
        batches.process(records, handlers.handler(trial, Topics.INTAKE_CANDIDATE_IDENTIFIED, false));
    }
}
