package org.project360.referral.team;

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
import org.project360.contracts.intake.ParticipantEscalated;

@ApplicationScoped
class ParticipantEscalatedListener implements EventHandler<ParticipantEscalated> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final RaiseConcern raise;

    ParticipantEscalatedListener(BatchListener batches, EventCodec codec, RaiseConcern raise) {
        this.batches = batches;
        this.codec = codec;
        this.raise = raise;
    }

    @Incoming("participant-escalated")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.INTAKE_PARTICIPANT_ESCALATED;
    }

    @Override
    public ParticipantEscalated decode(IncomingEvent event) {
        return codec.read(event, ParticipantEscalated.class);
    }

    @Override
    public void handle(IncomingEvent event, ParticipantEscalated data) {
        raise.raise(List.of(DutyTask.of(data)));
    }

    @Override
    public void handleAll(List<Received<ParticipantEscalated>> batch) {
        raise.raise(batch.stream().map(r -> DutyTask.of(r.data())).toList());
    }
}
