package org.project360.intake.incident;

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
import org.project360.contracts.randomisation.EvaluationRequested;

@ApplicationScoped
class EvaluationRequestedListener implements EventHandler<EvaluationRequested> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final EvaluateAgain evaluate;

    EvaluationRequestedListener(BatchListener batches, EventCodec codec, EvaluateAgain evaluate) {
        this.batches = batches;
        this.codec = codec;
        this.evaluate = evaluate;
    }

    @Incoming("evaluation-requested")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.RANDOMISATION_EVALUATION_REQUESTED;
    }

    @Override
    public EvaluationRequested decode(IncomingEvent event) {
        EvaluationRequested data = codec.read(event, EvaluationRequested.class);
        if (data.incidentId() == null || data.personId() == null || data.requestedAt() == null) {
            throw new RejectedEvent("", "required", "incidentId, personId and requestedAt must be there.");
        }
        return data;
    }

    @Override
    public void handle(IncomingEvent event, EvaluationRequested data) {
        evaluate.answer(List.of(data));
    }

    @Override
    public void handleAll(List<Received<EvaluationRequested>> batch) {
        evaluate.answer(batch.stream().map(Received::data).toList());
    }
}
