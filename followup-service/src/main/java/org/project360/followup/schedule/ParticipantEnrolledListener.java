package org.project360.followup.schedule;

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
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.followup.storage.Complete;

@ApplicationScoped
class ParticipantEnrolledListener implements EventHandler<ParticipantEnrolled> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final EnrolParticipants participants;

    ParticipantEnrolledListener(BatchListener batches, EventCodec codec, EnrolParticipants participants) {
        this.batches = batches;
        this.codec = codec;
        this.participants = participants;
    }

    @Incoming("participant-enrolled")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.RANDOMISATION_PARTICIPANT_ENROLLED;
    }

    @Override
    public ParticipantEnrolled decode(IncomingEvent event) {
        return Complete.check(codec.read(event, ParticipantEnrolled.class));
    }

    @Override
    public void handle(IncomingEvent event, ParticipantEnrolled enrolled) {
        participants.enrol(List.of(enrolled));
    }

    @Override
    public void handleAll(List<Received<ParticipantEnrolled>> batch) {
        participants.enrol(batch.stream().map(Received::data).toList());
    }
}
