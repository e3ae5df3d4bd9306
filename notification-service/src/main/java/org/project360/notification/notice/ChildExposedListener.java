package org.project360.notification.notice;

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
import org.project360.contracts.intake.ChildExposed;

/** A child lives where an incident happened. */
@ApplicationScoped
class ChildExposedListener implements EventHandler<ChildExposed> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final IncidentRevisions revisions;
    private final NotifySchools notifySchools;

    ChildExposedListener(
            BatchListener batches, EventCodec codec, IncidentRevisions revisions, NotifySchools notifySchools) {
        this.batches = batches;
        this.codec = codec;
        this.revisions = revisions;
        this.notifySchools = notifySchools;
    }

    @Incoming("child-exposed")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.INTAKE_CHILD_EXPOSED;
    }

    @Override
    public ChildExposed decode(IncomingEvent event) {
        return Complete.child(codec.readSealed(event, ChildExposed.class));
    }

    @Override
    public byte[] readable(IncomingEvent event) {
        return codec.open(event);
    }

    @Override
    public void handle(IncomingEvent event, ChildExposed child) {
        tell(List.of(child));
    }

    @Override
    public void handleAll(List<Received<ChildExposed>> batch) {
        tell(batch.stream().map(Received::data).toList());
    }

    private void tell(List<ChildExposed> children) {
        List<ChildExposed> current = revisions.current(children);
        if (!current.isEmpty()) {
            notifySchools.of(current);
        }
    }
}
