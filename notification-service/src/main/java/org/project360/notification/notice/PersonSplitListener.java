package org.project360.notification.notice;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.event.EventHandler;
import org.project360.chassis.event.IncomingEvent;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonSplit;

/** A merge was wrong. */
@ApplicationScoped
class PersonSplitListener implements EventHandler<PersonSplit> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final SplitChildren splitChildren;

    PersonSplitListener(BatchListener batches, EventCodec codec, SplitChildren splitChildren) {
        this.batches = batches;
        this.codec = codec;
        this.splitChildren = splitChildren;
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
        return Complete.split(codec.read(event, PersonSplit.class));
    }

    @Override
    public void handle(IncomingEvent event, PersonSplit data) {
        splitChildren.split(data);
    }
}
