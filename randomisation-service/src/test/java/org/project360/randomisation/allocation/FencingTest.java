package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.chassis.event.BatchListener;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialFixture;

@QuarkusTest
@RandomisationTest
class FencingTest {

    @Inject
    BatchListener batches;

    @Inject
    ForTrial handlers;

    @Inject
    TrialFixture fixture;

    @Inject
    Store store;

    /** Another owner has moved the offset on; whoever does not know of it writes nothing. */
    @Test
    void aListenerWhosePartitionHasAnotherOwnerDrawsNothing() {
        UUID trial = fixture.open(100);
        String topic = "intake.candidate-identified.zombie." + UUID.randomUUID();
        store.execute("insert into kafka_offset (topic, partition, next_offset) values (?, 0, 500)", topic);
        UUID incident = UUID.randomUUID();
        String eventId = UUID.randomUUID().toString();
        var record = Messages.consumed(
                topic, 0, 400, eventId, Candidates.of(incident, UUID.randomUUID(), UUID.randomUUID()));

        batches.process(List.of(record), handlers.handler(trial, topic, true));

        assertThat(store.count("select count(*) from allocation where trial_id = ?", trial))
                .isZero();
        assertThat(store.count("select count(*) from inbox where event_id = ?", eventId))
                .isZero();
        assertThat(store.count("select count(*) from outbox where key = ?", incident.toString()))
                .isZero();
        assertThat(store.rows("select next_sequence from stratum where trial_id = ?", trial))
                .containsOnly(List.of(1L));
        assertThat(store.count("select next_offset from kafka_offset where topic = ?", topic))
                .isEqualTo(500);
    }
}
