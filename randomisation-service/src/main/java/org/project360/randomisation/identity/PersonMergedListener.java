package org.project360.randomisation.identity;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.event.EventHandler;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.RejectedEvent;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonMerged;

@ApplicationScoped
class PersonMergedListener implements EventHandler<PersonMerged> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final FollowPersons persons;

    PersonMergedListener(BatchListener batches, EventCodec codec, FollowPersons persons) {
        this.batches = batches;
        this.codec = codec;
        this.persons = persons;
    }

    @Incoming("person-merged")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.INTAKE_PERSON_MERGED;
    }

    @Override
    public PersonMerged decode(IncomingEvent event) {
        PersonMerged data = codec.read(event, PersonMerged.class);
        if (data.survivorId() == null || data.mergedId() == null || data.mergedAt() == null) {
            throw new RejectedEvent("", "required", "survivorId, mergedId and mergedAt must be there.");
        }
        return data;
    }

    @Override
    public void handle(IncomingEvent event, PersonMerged data) {
        persons.merge(data);
    }

    /** A database that is set back forgets these too, and reads them again. */
    @Override
    public boolean offsetsInDatabase() {
        return true;
    }
}
