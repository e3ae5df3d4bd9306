package org.project360.followup.evaluation;

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
import org.project360.contracts.intake.IncidentRecorded;
import org.project360.followup.storage.Complete;

@ApplicationScoped
class IncidentRecordedListener implements EventHandler<IncidentRecorded> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final RecordedIncidents incidents;

    IncidentRecordedListener(BatchListener batches, EventCodec codec, RecordedIncidents incidents) {
        this.batches = batches;
        this.codec = codec;
        this.incidents = incidents;
    }

    @Incoming("incident-recorded")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.INTAKE_INCIDENT_RECORDED;
    }

    @Override
    public IncidentRecorded decode(IncomingEvent event) {
        return Complete.check(codec.read(event, IncidentRecorded.class));
    }

    @Override
    public void handle(IncomingEvent event, IncidentRecorded incident) {
        incidents.keep(List.of(incident));
    }

    @Override
    public void handleAll(List<Received<IncidentRecorded>> batch) {
        incidents.keep(batch.stream().map(Received::data).toList());
    }
}
