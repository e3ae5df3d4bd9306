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
import org.project360.contracts.randomisation.ParticipantUnblinded;
import org.project360.followup.storage.Complete;

@ApplicationScoped
class ParticipantUnblindedListener implements EventHandler<ParticipantUnblinded> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final FlagUnblinded flag;

    ParticipantUnblindedListener(BatchListener batches, EventCodec codec, FlagUnblinded flag) {
        this.batches = batches;
        this.codec = codec;
        this.flag = flag;
    }

    @Incoming("participant-unblinded")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.RANDOMISATION_PARTICIPANT_UNBLINDED;
    }

    @Override
    public ParticipantUnblinded decode(IncomingEvent event) {
        return Complete.check(codec.read(event, ParticipantUnblinded.class));
    }

    @Override
    public void handle(IncomingEvent event, ParticipantUnblinded unblinded) {
        flag.flag(List.of(unblinded));
    }

    @Override
    public void handleAll(List<Received<ParticipantUnblinded>> batch) {
        flag.flag(batch.stream().map(Received::data).toList());
    }
}
