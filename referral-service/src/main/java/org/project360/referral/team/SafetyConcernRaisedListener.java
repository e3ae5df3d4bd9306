package org.project360.referral.team;

import io.smallrye.reactive.messaging.annotations.Blocking;
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
import org.project360.contracts.followup.SafetyConcernRaised;

@ApplicationScoped
class SafetyConcernRaisedListener implements EventHandler<SafetyConcernRaised> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final RaiseConcern raise;

    SafetyConcernRaisedListener(BatchListener batches, EventCodec codec, RaiseConcern raise) {
        this.batches = batches;
        this.codec = codec;
        this.raise = raise;
    }

    @Incoming("safety-concern-raised")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.FOLLOWUP_SAFETY_CONCERN_RAISED;
    }

    @Override
    public SafetyConcernRaised decode(IncomingEvent event) {
        return codec.read(event, SafetyConcernRaised.class);
    }

    @Override
    public void handle(IncomingEvent event, SafetyConcernRaised data) {
        raise.raise(List.of(DutyTask.of(data)));
    }

    @Override
    public void handleAll(List<Received<SafetyConcernRaised>> batch) {
        raise.raise(batch.stream().map(r -> DutyTask.of(r.data())).toList());
    }
}
