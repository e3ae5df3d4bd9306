package org.project360.followup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.project360.followup.testing.Events.enrolled;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.followup.testing.CountingStatements;
import org.project360.followup.testing.Events;
import org.project360.followup.testing.Store;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.local.testing.TestInfra;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class ParticipantEnrolledListenerTest {

    @Inject
    Events events;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    @Inject
    CountingStatements statements;

    private final UUID trial = UUID.randomUUID();

    @BeforeEach
    void nobody() {
        clock.reset();
        store.clear();
    }

    @Test
    void everyMessageThreeTimesShuffledOverTheBrokerGivesOneScheduleEach() {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            UUID person = UUID.randomUUID();
            ParticipantEnrolled enrolled = enrolled(trial, person, TestClock.START);
            // The same record twice, and the same fact under another event id.
            ProducerRecord<String, byte[]> same = events.record(person, enrolled);
            records.addAll(List.of(same, same, events.record(person, enrolled)));
        }
        Collections.shuffle(records, new Random(2));

        TestInfra.send(records.toArray(ProducerRecord[]::new));

        UUID last = UUID.randomUUID();
        for (int i = 0; i < 6; i++) {
            // One to each partition, so that all before it has been taken.
            TestInfra.send(new ProducerRecord<>(
                    Topics.RANDOMISATION_PARTICIPANT_ENROLLED,
                    i,
                    last.toString(),
                    events.payload(
                            Topics.RANDOMISATION_PARTICIPANT_ENROLLED, enrolled(new UUID(7, i), last, TestClock.START)),
                    events.record(last, enrolled(trial, last, TestClock.START)).headers()));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> store.count("follow_up_schedule where enrolled_person_id = ?", last) == 6);
        assertThat(store.count("follow_up_schedule where trial_id = ?", trial)).isEqualTo(40);
        assertThat(store.count(
                        "(select distinct person_id from follow_up_schedule where effective and trial_id = ?) s",
                        trial))
                .isEqualTo(40);
        assertThat(store.texts(
                        "select count(*) from follow_up_wave w join follow_up_schedule s on s.id = w.schedule_id"
                                + " where s.trial_id = ? group by s.id",
                        trial))
                .hasSize(40)
                .containsOnly("4");
        assertThat(store.count("trial where id = ?", trial)).isOne();
    }

    @Test
    void wavesAreLaidDownAsConfigured() {
        UUID person = UUID.randomUUID();

        events.deliver(enrolled(trial, person, Instant.parse("2026-01-31T10:00:00Z")));

        assertThat(
                        store.texts(
                                "select name || ' ' || to_char(opens_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI')"
                                        + " || ' ' || to_char(target_at at time zone 'UTC', 'MM-DD HH24:MI')"
                                        + " || ' ' || to_char(closes_at at time zone 'UTC', 'MM-DD HH24:MI') from follow_up_wave order by number"))
                .containsExactly(
                        "P1M 2026-02-21 10:00 02-28 10:00 03-21 10:00",
                        "P3M 2026-04-23 09:00 04-30 09:00 05-21 09:00",
                        "P6M 2026-07-24 09:00 07-31 09:00 08-21 09:00",
                        "P12M 2027-01-24 10:00 01-31 10:00 02-21 10:00");
    }

    @Test
    void onePersonMayTakePartInTwoTrials() {
        UUID person = UUID.randomUUID();

        events.deliver(enrolled(trial, person, TestClock.START), enrolled(UUID.randomUUID(), person, TestClock.START));

        assertThat(store.count("follow_up_schedule where person_id = ? and effective", person))
                .isEqualTo(2);
    }

    @Test
    void aBatchTakesAsManyStatementsAsOneEvent() {
        int one = statementsFor(1);

        assertThat(statementsFor(500)).isEqualTo(one).isLessThanOrEqualTo(5);
    }

    @Test
    void poisonInABatchIsSetAsideAloneWithItsReason() {
        UUID good = UUID.randomUUID();
        UUID alsoGood = UUID.randomUUID();

        events.deliver(
                enrolled(trial, good, TestClock.START),
                new ParticipantEnrolled(trial, null, good, good, TestClock.START),
                enrolled(trial, alsoGood, TestClock.START));

        assertThat(store.texts("select person_id from follow_up_schedule where trial_id = ?", trial))
                .containsExactlyInAnyOrder(good.toString(), alsoGood.toString());
        assertThat(store.texts("select reasons::text from quarantine").get(0)).contains("/personId", "missing");
    }

    private int statementsFor(int enrolments) {
        List<ParticipantEnrolled> batch = IntStream.range(0, enrolments)
                .mapToObj(i -> enrolled(trial, UUID.randomUUID(), TestClock.START))
                .flatMap(e -> Stream.of(e, e))
                .toList();
        int before = statements.run();
        events.deliverAll(batch);
        return statements.run() - before;
    }
}
