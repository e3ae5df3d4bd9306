package org.project360.notification.notice;

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
import org.project360.contracts.intake.IncidentRevised;

/** A later version of an incident took effect. */
@ApplicationScoped
class IncidentRevisedListener implements EventHandler<IncidentRevised> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final RecallRevised recall;

    IncidentRevisedListener(BatchListener batches, EventCodec codec, RecallRevised recall) {
        this.batches = batches;
        this.codec = codec;
        this.recall = recall;
    }

    @Incoming("incident-revised")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.INTAKE_INCIDENT_REVISED;
    }

    @Override
    public IncidentRevised decode(IncomingEvent event) {
        return Complete.revised(codec.read(event, IncidentRevised.class));
    }

    @Override
    public void handle(IncomingEvent event, IncidentRevised data) {
        recall.revised(List.of(data));
    }

    @Override
    public void handleAll(List<Received<IncidentRevised>> batch) {
        recall.revised(batch.stream().map(Received::data).toList());
    }
}
