package org.project360.followup.participant;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.event.EventHandler;
import org.project360.chassis.event.IncomingEvent;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonErased;
import org.project360.followup.storage.Complete;

@ApplicationScoped
class PersonErasedListener implements EventHandler<PersonErased> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final EraseParticipant erase;

    PersonErasedListener(BatchListener batches, EventCodec codec, EraseParticipant erase) {
        this.batches = batches;
        this.codec = codec;
        this.erase = erase;
    }

    @Incoming("person-erased")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.INTAKE_PERSON_ERASED;
    }

    @Override
    public PersonErased decode(IncomingEvent event) {
        return Complete.check(codec.read(event, PersonErased.class));
    }

    @Override
    public void handle(IncomingEvent event, PersonErased data) {
        erase.erase(data);
    }
}
