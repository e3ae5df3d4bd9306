package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.event.EventCodec;
import org.project360.chassis.event.EventHandler;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.Received;
import org.project360.contracts.intake.CandidateIdentified;

/** What the listener does, for a trial of the test's own. */
@ApplicationScoped
class ForTrial {

    private final EventCodec codec;
    private final AllocateCandidates allocate;

    ForTrial(EventCodec codec, AllocateCandidates allocate) {
        this.codec = codec;
        this.allocate = allocate;
    }

    EventHandler<CandidateIdentified> handler(UUID trial, String topic, boolean offsetsInDatabase) {
        return new EventHandler<>() {
            @Override
            public String topic() {
                return topic;
            }

            @Override
            public CandidateIdentified decode(IncomingEvent event) {
                return codec.read(event, CandidateIdentified.class);
            }

            @Override
            public void handle(IncomingEvent event, CandidateIdentified data) {
                handleAll(List.of(new Received<>(event, data)));
            }

            @Override
            public void handleAll(List<Received<CandidateIdentified>> batch) {
                allocate.arriving(
                        trial,
                        batch.stream()
                                .map(one -> Candidate.of(one.event(), one.data()))
                                .toList());
            }

            @Override
            public boolean offsetsInDatabase() {
                return offsetsInDatabase;
            }
        };
    }
}
