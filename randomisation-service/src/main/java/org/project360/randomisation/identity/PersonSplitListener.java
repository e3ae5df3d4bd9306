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
import org.project360.contracts.intake.PersonSplit;

@ApplicationScoped
class PersonSplitListener implements EventHandler<PersonSplit> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final FollowPersons persons;

    PersonSplitListener(BatchListener batches, EventCodec codec, FollowPersons persons) {
        this.batches = batches;
        this.codec = codec;
        this.persons = persons;
    }

    @Incoming("person-split")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.INTAKE_PERSON_SPLIT;
    }

    @Override
    public PersonSplit decode(IncomingEvent event) {
        PersonSplit data = codec.read(event, PersonSplit.class);
        if (data.personId() == null || data.separatedId() == null || data.splitAt() == null) {
            throw new RejectedEvent("", "required", "personId, separatedId and splitAt must be there.");
        }
        return data;
    }

    @Override
    public void handle(IncomingEvent event, PersonSplit data) {
        persons.split(data);
    }

    /** A database that is set back forgets these too, and reads them again. */
    @Override
    public boolean offsetsInDatabase() {
        return true;
    }
}
