package org.project360.referral.referral;

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
import org.project360.contracts.intake.IncidentRevised;

@ApplicationScoped
class IncidentRevisedListener implements EventHandler<IncidentRevised> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final FollowRevisions follow;

    IncidentRevisedListener(BatchListener batches, EventCodec codec, FollowRevisions follow) {
        this.batches = batches;
        this.codec = codec;
        this.follow = follow;
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
        return codec.read(event, IncidentRevised.class);
    }

    @Override
    public void handle(IncomingEvent event, IncidentRevised data) {
        follow.revised(List.of(data));
    }

    @Override
    public void handleAll(List<Received<IncidentRevised>> batch) {
        follow.revised(batch.stream().map(Received::data).toList());
    }
}
