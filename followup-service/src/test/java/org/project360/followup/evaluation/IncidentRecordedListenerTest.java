package org.project360.followup.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.project360.followup.testing.Events.incident;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.chassis.event.EventCodec;
import org.project360.contracts.Contracts;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.IncidentRecorded;
import org.project360.followup.testing.CountingStatements;
import org.project360.followup.testing.Events;
import org.project360.followup.testing.Store;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestInfra;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class IncidentRecordedListenerTest {

    @Inject
    Events events;

    @Inject
    Store store;

    @Inject
    CountingStatements statements;

    @Inject
    EventCodec codec;

    private final UUID person = UUID.randomUUID();
    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void nobody() {
        store.clear();
    }

    @Test
    void takesIncidentsFromTheBroker() {
        TestInfra.send(events.record(person, incident(id, person, 1)));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> store.count("recorded_incident where incident_id = ?", id) == 1);
    }

    @Test
    void versionsMayComeInAnyOrderAndMoreThanOnce() {
        List<IncidentRecorded> versions = new ArrayList<>(List.of(
                incident(id, person, 1, "two-to-seven-incidents"),
                incident(id, person, 2),
                incident(id, person, 3, "grade-standard-or-medium", "two-to-seven-incidents")));
        versions.addAll(List.copyOf(versions));
        for (int round = 0; round < 30; round++) {
            store.clear();
            Collections.shuffle(versions, new Random(round));
            events.deliverAll(versions.subList(0, 1 + round % 5));
            events.deliverAll(versions);

            assertThat(store.texts(
                            "select version || ' ' || eligible || ' ' || first_failed_rule from recorded_incident"))
                    .as("round " + round)
                    .containsExactly("3 true grade-standard-or-medium");
        }
    }

    @Test
    void aBatchTakesOneStatement() {
        int before = statements.run();

        events.deliverAll(IntStream.range(0, 500)
                .mapToObj(i -> incident(UUID.randomUUID(), person, 1))
                .toList());

        assertThat(statements.run() - before).isOne();
        assertThat(store.count("recorded_incident")).isEqualTo(500);
    }

    /** The examples of the contracts, and with them every message that was ever valid. */
    @Test
    void everyExampleOfEveryTopicIsTaken() throws IOException {
        long quarantined = store.count("quarantine");
        for (String topic : List.of(
                Topics.INTAKE_INCIDENT_RECORDED,
                Topics.RANDOMISATION_PARTICIPANT_ENROLLED,
                Topics.INTAKE_FOLLOW_UP_CONTACT,
                Topics.INTAKE_PERSON_MERGED,
                Topics.INTAKE_PERSON_SPLIT,
                Topics.INTAKE_PERSON_ERASED,
                Topics.REFERRAL_CASE_PROGRESSED)) {
            assertThat(Contracts.examples(topic)).isNotEmpty();
            for (Contracts.Example example : Contracts.examples(topic)) {
                try (InputStream in = example.open()) {
                    byte[] plain = in.readAllBytes();
                    events.deliverRaw(
                            topic,
                            Contracts.isPersonal(topic)
                                    ? codec.writeSealed(
                                            topic, new com.fasterxml.jackson.databind.ObjectMapper().readTree(plain))
                                    : plain);
                }
            }
        }
        assertThat(store.count("quarantine")).isEqualTo(quarantined);
        assertThat(store.count("follow_up_schedule")).isEqualTo(2);
        assertThat(store.count("recorded_incident")).isEqualTo(3);
        assertThat(store.count("evaluation.case_progress")).isEqualTo(7);
    }
}
