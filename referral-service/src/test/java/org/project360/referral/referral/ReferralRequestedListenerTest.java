package org.project360.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.project360.contracts.Topics.INTAKE_REFERRAL_REQUESTED;
import static org.project360.referral.testing.TestCallers.lead;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.contracts.referral.CaseProgressed;
import org.project360.contracts.referral.CaseProgressed.Stage;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.local.testing.TestInfra;
import org.project360.referral.testing.Events;
import org.project360.referral.testing.Requests;
import org.project360.referral.testing.Rows;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "referral"))
class ReferralRequestedListenerTest {

    @Inject
    TestClock clock;

    @Inject
    Events events;

    @Inject
    Rows rows;

    @Inject
    Cases cases;

    @BeforeEach
    void now() {
        clock.reset();
    }

    @Test
    void theExamplesOfTheContractBecomeReferrals() {
        clock.set(Instant.parse("2026-03-14T23:11:04Z"));
        for (String name : List.of("full", "nothing-safe")) {
            ReferralRequested example = events.example(INTAKE_REFERRAL_REQUESTED, name, ReferralRequested.class);
            events.send(INTAKE_REFERRAL_REQUESTED, example.personId(), example);
            UUID id = awaitReferral(example.incidentId());

            Map<String, @Nullable Object> row = rows.one(
                    "select person_id, trial_id, episode, received_late, contact_due_at - reported_at = interval '24 h' exact,"
                            + " contact_due_at = '2026-03-15T22:05:30Z' due from referral where id = ?",
                    id);
            assertThat(row)
                    .containsEntry("person_id", example.personId())
                    .containsEntry("trial_id", example.trialId())
                    .containsEntry("episode", 1)
                    .containsEntry("received_late", false)
                    .containsEntry("exact", true)
                    .containsEntry("due", true);
            assertThat(events.progress(id, 1))
                    .containsExactly(new CaseProgressed(
                            id,
                            example.personId(),
                            example.incidentId(),
                            example.trialId(),
                            Stage.OPENED,
                            clock.instant(),
                            null,
                            null,
                            null));
        }
    }

    @Test
    void everyMessageThreeTimesInAnyOrderIsOneReferral() {
        UUID person = UUID.randomUUID();
        List<ReferralRequested> requests = List.of(
                Requests.about(person).reportedAt(at(0)).build(),
                Requests.about(person).reportedAt(at(40)).build(),
                Requests.about(person).reportedAt(at(20)).build());
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (ReferralRequested request : requests) {
            ProducerRecord<String, byte[]> record = events.record(INTAKE_REFERRAL_REQUESTED, person, request, null);
            records.add(record);
            records.add(record);
            // The same incident under another event id.
            records.add(events.record(INTAKE_REFERRAL_REQUESTED, person, request, null));
        }
        Collections.shuffle(records, new Random(7));
        records.forEach(TestInfra::send);
        requests.forEach(r -> awaitReferral(r.incidentId()));
        UUID last = fence(person);

        assertThat(rows.count("select count(*) from referral where person_id = ?", person))
                .isEqualTo(1);
        assertThat(rows.count("select count(*) from referral_incident where referral_id = ?", last))
                .isEqualTo(4);
        // She has been waiting since the earliest report, whichever came first.
        assertThat(rows.one(
                        "select reported_at = '2026-03-02T08:00:00Z' r, contact_due_at = '2026-03-03T08:00:00Z' d"
                                + " from referral where id = ?",
                        last))
                .containsEntry("r", true)
                .containsEntry("d", true);
        assertThat(rows.count(
                        "select count(*) from deadline where subject = ? and kind = 'contact-100'"
                                + " and due_at = '2026-03-03T08:00:00Z'",
                        last))
                .isEqualTo(1);
        assertThat(events.progress(last, 1)).extracting(CaseProgressed::stage).containsExactly(Stage.OPENED);
    }

    @Test
    void aFurtherIncidentOfAClosedReferralOpensTheNextEpisodeWithItsOwnSafeContact() {
        UUID person = UUID.randomUUID();
        UUID first = cases.open(Requests.about(person));
        lead().header("If-Match", cases.tag(first))
                .body(ClosureResourceTest.COMPLETED)
                .post("/v1/referrals/" + first + "/closure")
                .then()
                .statusCode(201);
        UUID second = cases.open(
                Requests.about(person).reportedAt(at(30)).safe(org.project360.contracts.SafeContact.NOTHING_SAFE));

        assertThat(second).isNotEqualTo(first);
        assertThat(rows.count("select episode from referral where id = ?", second))
                .isEqualTo(2);
        assertThat(lead().get("/v1/referrals/" + second).path("call.status").toString())
                .isEqualTo("DO_NOT_CALL");
    }

    @Test
    void poisonIsSetAsideAndItsNeighboursGoOn() {
        UUID person = UUID.randomUUID();
        ReferralRequested before = Requests.about(person).build();
        ReferralRequested after = Requests.about(person).build();
        ProducerRecord<String, byte[]> inClear = events.raw(
                INTAKE_REFERRAL_REQUESTED, person, "{\"incidentId\":1}".getBytes(StandardCharsets.UTF_8), null);
        TestInfra.send(
                events.record(INTAKE_REFERRAL_REQUESTED, person, before, null),
                inClear,
                events.record(INTAKE_REFERRAL_REQUESTED, person, after, null));

        awaitReferral(before.incidentId());
        awaitReferral(after.incidentId());
        assertThat(rows.all("select reasons::text from quarantine where record_key = ?", person.toString()))
                .singleElement()
                .satisfies(r -> assertThat(r.get("reasons").toString()).contains("not-encrypted"));
    }

    @Test
    void aBatchOfManyPersonsOpensOneEach() {
        UUID twice = UUID.randomUUID();
        List<ReferralRequested> requests = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            requests.add(Requests.aboutSomebody().build());
        }
        requests.add(Requests.about(twice).build());
        requests.add(Requests.about(twice).build());
        cases.raise(requests.toArray(ReferralRequested[]::new));

        Object[] persons =
                requests.stream().map(ReferralRequested::personId).distinct().toArray();
        assertThat(rows.count("select count(*) from referral where person_id = any(?)", (Object) uuids(persons)))
                .isEqualTo(301);
        assertThat(rows.count(
                        "select count(*) from worklist_item w join referral r on r.id = w.referral_id"
                                + " where person_id = any(?)",
                        (Object) uuids(persons)))
                .isEqualTo(301);
    }

    @Test
    void tooLittleTimeLeftIsToldWithWhereItWent() {
        clock.set(at(60 * 18 + 1));
        UUID id = cases.open(Requests.aboutSomebody());
        assertThat(rows.one("select received_late, late_hop from referral where id = ?", id))
                .containsEntry("received_late", true)
                .containsEntry("late_hop", "QUEUE");
        clock.set(at(60 * 18));
        assertThat(rows.one("select received_late from referral where id = ?", cases.open(Requests.aboutSomebody())))
                .containsEntry("received_late", false);
    }

    @Test
    void noNameOrNumberIsReadableInTheStoreOrOnTopics() {
        UUID id = cases.claimed(Requests.aboutSomebody().named("Zephyrine", "Canarybird"), "ada");
        lead().body(Map.of("reason", "Zephyrine asked"))
                .post("/v1/referrals/" + id + "/reveals")
                .then()
                .statusCode(200);
        assertThat(rows.everything())
                .contains(id.toString())
                .doesNotContain("Zephyrine", "Canarybird", "7700900123", "Larch", "bluebell");
        events.progress(id, 1);
        assertThat(TestInfra.records(Topics.REFERRAL_CASE_PROGRESSED))
                .allSatisfy(r -> assertThat(new String(r.value(), StandardCharsets.UTF_8))
                        .doesNotContain("Zephyrine"));
    }

    private UUID awaitReferral(UUID incidentId) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        rows.count("select count(*) from referral_incident where incident_id = ?", incidentId) == 1);
        return cases.of(incidentId);
    }

    /** One more message of the same key: when it is through, all before it are. */
    private UUID fence(UUID person) {
        ReferralRequested fence = Requests.about(person).reportedAt(at(50)).build();
        events.send(INTAKE_REFERRAL_REQUESTED, person, fence);
        return awaitReferral(fence.incidentId());
    }

    private static Instant at(int minutes) {
        return Requests.REPORTED.plus(Duration.ofMinutes(minutes));
    }

    private static UUID[] uuids(Object[] ids) {
        return java.util.Arrays.copyOf(ids, ids.length, UUID[].class);
    }
}
