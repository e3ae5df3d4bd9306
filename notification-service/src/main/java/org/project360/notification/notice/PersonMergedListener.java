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
import org.project360.contracts.intake.PersonMerged;

/** Two person ids are one person; most are no child of ours. */
@ApplicationScoped
class PersonMergedListener implements EventHandler<PersonMerged> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final MergeChildren mergeChildren;

    PersonMergedListener(BatchListener batches, EventCodec codec, MergeChildren mergeChildren) {
        this.batches = batches;
        this.codec = codec;
        this.mergeChildren = mergeChildren;
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
        return Complete.merged(codec.read(event, PersonMerged.class));
    }

    @Override
    public void handle(IncomingEvent event, PersonMerged data) {
        mergeChildren.merge(data);
    }
}
