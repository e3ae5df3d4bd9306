package org.project360.followup.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.project360.followup.testing.Events.enrolled;
import static org.project360.followup.testing.Events.historic;
import static org.project360.followup.testing.Events.incident;
import static org.project360.followup.testing.TestCallers.as;
import static org.project360.followup.testing.TestCallers.collector;
import static org.project360.followup.testing.TestCallers.trialManager;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.project360.contracts.intake.IncidentRecorded;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.followup.outcome.AnswersFixture;
import org.project360.followup.schedule.WavePlan;
import org.project360.followup.schedule.WaveState;
import org.project360.followup.testing.Events;
import org.project360.followup.testing.Store;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class ConsortResourceTest {

    private static final String[] RULES = {"grade-standard-or-medium", "two-to-seven-incidents", "in-area"};

    @Inject
    Events events;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    @Inject
    WavePlan plan;

    @Inject
    ObjectMapper json;

    private final UUID trial = UUID.randomUUID();

    @BeforeEach
    void nobody() {
        clock.reset();
        store.clear();
    }

    @Test
    void countsASmallTrial() {
        UUID person = UUID.randomUUID();
        UUID index = UUID.randomUUID();
        events.deliver(
                incident(index, person, 1),
                incident(UUID.randomUUID(), person, 1),
                incident(UUID.randomUUID(), UUID.randomUUID(), 1),
                incident(UUID.randomUUID(), person, 1, "in-area", "grade-standard-or-medium"),
                historic(UUID.randomUUID(), person));
        events.deliver(enrolled(trial, person, index, TestClock.START));

        as("stan", "statistician")
                .get(path())
                .then()
                .statusCode(200)
                .body("assessed", equalTo(4))
                .body("excludedByReason", equalTo(Map.of("in-area", 1)))
                .body("eligible", equalTo(3))
                .body("eligibleEnrolled", equalTo(1))
                .body("eligibleAgain", equalTo(1))
                .body("eligibleNotEnrolled", equalTo(1))
                .body("schedules", equalTo(1))
                .body("waves.wave", equalTo(List.of("P1M", "P3M", "P6M", "P12M")))
                .body("waves.upcoming", equalTo(List.of(1, 1, 1, 1)));
    }

    @Test
    void anotherTrialsParticipantsAreNotThisOnes() {
        events.deliver(enrolled(trial, UUID.randomUUID(), TestClock.START));
        events.deliver(enrolled(UUID.randomUUID(), UUID.randomUUID(), TestClock.START));

        trialManager().get(path()).then().body("enrolled", equalTo(1)).body("enrolledAhead", equalTo(1));
    }

    @Test
    void anUnknownTrialIsNotFound() {
        trialManager().get(path()).then().statusCode(404);
        collector().get(path()).then().statusCode(403);
    }

    @Test
    void aDiagramThatDoesNotAddUpIsRefusedByTheNameOfItsBox() {
        UUID person = UUID.randomUUID();
        UUID index = UUID.randomUUID();
        events.deliver(enrolled(trial, person, index, TestClock.START));
        events.deliver(incident(index, person, 1, "in-area"));

        trialManager()
                .get(path())
                .then()
                .statusCode(500)
                .body("type", equalTo("urn:project360:problem:consort-does-not-add-up"))
                .body("boxes[0].box", equalTo("enrolled"))
                .body("boxes[0].expected", equalTo(1))
                .body("boxes[0].found", equalTo(0));
    }

    /** Random lives, delivered shuffled and twice, then a year of withdrawals and outcomes; counted again every month. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithACountByBruteForce(long seed) throws Exception {
        Random random = new Random(seed);
        ConsortModel model = new ConsortModel(plan);
        List<Object> messages = lives(random, model);
        List<Object> shuffled = new ArrayList<>(messages);
        shuffled.addAll(messages);
        Collections.shuffle(shuffled, random);
        events.deliverEach(shuffled);
        List<UUID> owners = model.enrolments.stream()
                .map(e -> model.now(e.personId()))
                .distinct()
                .toList();

        for (int month = 0; month < 14; month++) {
            clock.set(TestClock.START.plus(Duration.ofDays(30L * month)));
            for (int act = 0; act < 12; act++) {
                UUID owner = owners.get(random.nextInt(owners.size()));
                if (random.nextInt(6) == 0) {
                    withdraw(random, model, owner);
                } else {
                    outcome(random, model, owner);
                }
            }
            String answer =
                    trialManager().get(path()).then().statusCode(200).extract().asString();
            assertThat(json.readTree(answer))
                    .as("seed " + seed + ", month " + month)
                    .isEqualTo(json.readTree(json.writeValueAsString(model.count(trial, clock.instant()))));
        }
    }

    private List<Object> lives(Random random, ConsortModel model) {
        List<Object> messages = new ArrayList<>();
        List<UUID> persons = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            UUID person = UUID.randomUUID();
            persons.add(person);
            boolean enrolled = false;
            for (int n = random.nextInt(5); n > 0; n--) {
                UUID id = UUID.randomUUID();
                boolean eligible = random.nextBoolean();
                List<IncidentRecorded> versions = new ArrayList<>();
                for (int version = 1; version <= 1 + random.nextInt(3); version++) {
                    String rule = RULES[random.nextInt(RULES.length)];
                    versions.add(
                            eligible && (version == 1 || random.nextBoolean())
                                    ? incident(id, person, version)
                                    : incident(id, person, version, rule, RULES[0]));
                }
                if (random.nextInt(10) == 0) {
                    versions = List.of(historic(id, person));
                    eligible = false;
                }
                boolean arrives = random.nextInt(8) > 0;
                if (arrives) {
                    model.incidents.addAll(versions);
                    messages.addAll(versions);
                }
                if (eligible && !enrolled && random.nextInt(4) > 0) {
                    enrolled = true;
                    ParticipantEnrolled enrolment = enrolled(
                            trial, person, id, TestClock.START.minus(Duration.ofMinutes(random.nextInt(500_000))));
                    model.enrolments.add(enrolment);
                    messages.add(enrolment);
                }
            }
        }
        for (int i = 0; i < 5; i++) {
            UUID survivor = persons.get(10 + random.nextInt(30));
            UUID merged = persons.get(i);
            model.mergedInto.put(merged, survivor);
            messages.add(new PersonMerged(survivor, merged, TestClock.START.plusSeconds(i), "steward-confirmed"));
        }
        return messages;
    }

    private void withdraw(Random random, ConsortModel model, UUID person) {
        String control =
                List.of("fromContact", "fromDataUse", "fromIntervention").get(random.nextInt(3));
        trialManager()
                .body(Map.of(control, true))
                .post("/v1/participants/" + person + "/withdrawal")
                .then()
                .statusCode(204);
        Map<UUID, Instant> switches = switch (control) {
            case "fromContact" -> model.withdrawnFromContact;
            case "fromDataUse" -> model.withdrawnFromDataUse;
            default -> model.withdrawnFromIntervention;
        };
        switches.putIfAbsent(person, clock.instant());
    }

    private void outcome(Random random, ConsortModel model, UUID owner) {
        int number = 1 + random.nextInt(4);
        ParticipantEnrolled enrolment = model.effective(owner);
        WaveState state = model.state(enrolment, number, clock.instant());
        int expected = switch (state) {
            case UPCOMING, CANCELLED -> 404;
            case COMPLETED -> 409;
            case OPEN, OVERDUE, MISSED -> 201;
        };
        collector()
                .body(AnswersFixture.outcome())
                .post("/v1/follow-ups/" + store.wave(owner, number) + "/outcome")
                .then()
                .statusCode(expected);
        if (expected == 201) {
            model.completed.put(new ConsortModel.Done(enrolment.personId(), number), clock.instant());
        }
    }

    private String path() {
        return "/v1/trials/" + trial + "/consort";
    }
}
