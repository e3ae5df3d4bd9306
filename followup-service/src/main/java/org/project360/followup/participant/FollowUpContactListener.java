package org.project360.followup.participant;

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
import org.project360.contracts.intake.FollowUpContact;
import org.project360.followup.storage.Complete;

@ApplicationScoped
class FollowUpContactListener implements EventHandler<FollowUpContact> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final KeepContact contacts;

    FollowUpContactListener(BatchListener batches, EventCodec codec, KeepContact contacts) {
        this.batches = batches;
        this.codec = codec;
        this.contacts = contacts;
    }

    @Incoming("follow-up-contact")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.INTAKE_FOLLOW_UP_CONTACT;
    }

    @Override
    public FollowUpContact decode(IncomingEvent event) {
        return complete(codec.readSealed(event, FollowUpContact.class));
    }

    /** A correction comes in clear. */
    @Override
    public FollowUpContact decodeReplayed(IncomingEvent event) {
        return event.value().length > 0 && event.value()[0] == '{'
                ? complete(codec.read(event, FollowUpContact.class))
                : decode(event);
    }

    @Override
    public void handle(IncomingEvent event, FollowUpContact contact) {
        contacts.keep(List.of(contact));
    }

    @Override
    public void handleAll(List<Received<FollowUpContact>> batch) {
        contacts.keep(batch.stream().map(Received::data).toList());
    }

    private static FollowUpContact complete(FollowUpContact contact) {
        Complete.check(contact);
        Complete.check(contact.participant());
        Complete.check(contact.safeContact());
        contact.safeContact().windows().forEach(Complete::check);
        return contact;
    }
}
