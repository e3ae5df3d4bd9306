package org.project360.randomisation.unblinding;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.event.EventHandler;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.RejectedEvent;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonErased;

/** All that may be personal here is why somebody was unblinded: with the key it goes; ids and codes stay in the ledger. */
@ApplicationScoped
class PersonErasedListener implements EventHandler<PersonErased> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final PersonKeys keys;
    private final Audit audit;

    PersonErasedListener(BatchListener batches, EventCodec codec, PersonKeys keys, Audit audit) {
        this.batches = batches;
        this.codec = codec;
        this.keys = keys;
        this.audit = audit;
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
        PersonErased data = codec.read(event, PersonErased.class);
        if (data.personId() == null) {
            throw new RejectedEvent("/personId", "required", "The value here is missing.");
        }
        return data;
    }

    @Override
    public void handle(IncomingEvent event, PersonErased data) {
        boolean held = keys.delete(data.personId());
        audit.record("person.erased", "person", data.personId(), held ? "key deleted" : "nothing personal held");
    }

    /** A database that is set back forgets these too, and reads them again. */
    @Override
    public boolean offsetsInDatabase() {
        return true;
    }
}
