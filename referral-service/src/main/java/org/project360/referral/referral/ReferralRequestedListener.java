package org.project360.referral.referral;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.event.EventHandler;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.Received;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.ReferralRequested;

@ApplicationScoped
class ReferralRequestedListener implements EventHandler<ReferralRequested> {

    private final BatchListener batches;
    private final EventCodec codec;
    private final RaiseReferral raise;
    private final FollowRevisions revisions;
    private final InstantSource clock;

    ReferralRequestedListener(
            BatchListener batches,
            EventCodec codec,
            RaiseReferral raise,
            FollowRevisions revisions,
            InstantSource clock) {
        this.batches = batches;
        this.codec = codec;
        this.raise = raise;
        this.revisions = revisions;
        this.clock = clock;
    }

    @Incoming("referral-requested")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        batches.process(records, this);
    }

    @Override
    public String topic() {
        return Topics.INTAKE_REFERRAL_REQUESTED;
    }

    @Override
    public ReferralRequested decode(IncomingEvent event) {
        return codec.readSealed(event, ReferralRequested.class);
    }

    @Override
    public ReferralRequested decodeReplayed(IncomingEvent event) {
        return event.contentType() == null && isClear(event.value())
                ? codec.read(event, ReferralRequested.class)
                : decode(event);
    }

    @Override
    public void handle(IncomingEvent event, ReferralRequested data) {
        handleAll(List.of(new Received<>(event, data)));
    }

    @Override
    public void handleAll(List<Received<ReferralRequested>> batch) {
        Instant now = clock.instant();
        List<UUID> incidents = batch.stream().map(r -> r.data().incidentId()).toList();
        revisions.expect(incidents);
        raise.raise(batch.stream().map(r -> arrival(r.event(), r.data(), now)).toList());
        revisions.settle(incidents);
    }

    private static Arrival arrival(IncomingEvent event, ReferralRequested request, Instant now) {
        Instant published = event.time();
        return new Arrival(request, published == null ? request.requestedAt() : published, now);
    }

    private static boolean isClear(byte[] value) {
        return value.length > 0 && value[0] == '{';
    }
}
