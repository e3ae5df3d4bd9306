package org.project360.randomisation.unblinding;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.chassis.crypto.Envelopes;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonErased;
import org.project360.contracts.randomisation.ParticipantUnblinded;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.allocation.Candidates;
import org.project360.randomisation.allocation.Deliveries;
import org.project360.randomisation.trial.TrialFixture;

@QuarkusTest
@RandomisationTest
@TestSecurity(user = "breaker", roles = "statistician-unblinded")
class UnblindingResourceTest {

    private static final String WHY = "Anaphylaxis of Zebulon Quill; the clinician must know";

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    Envelopes envelopes;

    @Inject
    Store store;

    @Inject
    Unblindings unblindings;

    private final UUID person = UUID.randomUUID();

    @Test
    void tellsTheArmAndWritesDownWhoAskedAndWhy() {
        UUID trial = allocated();
        String id = unblind(trial, person, UUID.randomUUID().toString(), WHY)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("personId", equalTo(person.toString()))
                .body("arm", oneOf("TREATMENT", "CONTROL"))
                .extract()
                .path("unblindingId");

        List<Object> row = store.rows(
                        "select u.actor, u.sealed_reason, k.wrapped_key from unblinding u join person_key k using (person_id)"
                                + " where u.id = ?",
                        UUID.fromString(id))
                .get(0);
        assertThat(row.get(0)).isEqualTo("breaker");
        assertThat(new String((byte[]) row.get(1), StandardCharsets.ISO_8859_1)).doesNotContain("Quill");
        assertThat(envelopes.open((byte[]) row.get(2), "unblinding/" + id, (byte[]) row.get(1), String.class))
                .isEqualTo(WHY);
        assertThat(store.rows("select actor, action, detail from audit_entry where subject_id = ?", person.toString()))
                .containsExactly(List.of("breaker", "participant.unblinded", "unblinding " + id));
    }

    @Test
    void alarmsAtOnceAndFlagsForFollowUpWithoutTheArm() {
        UUID trial = allocated();
        double before = counted();
        String id = unblind(trial, person, UUID.randomUUID().toString(), WHY)
                .statusCode(200)
                .extract()
                .path("unblindingId");

        assertThat(counted()).isEqualTo(before + 1);
        var record = TestInfra.records(
                        Topics.RANDOMISATION_PARTICIPANT_UNBLINDED,
                        all -> all.stream().anyMatch(one -> person.toString().equals(one.key())),
                        Duration.ofSeconds(30))
                .stream()
                .filter(one -> person.toString().equals(one.key()))
                .findFirst()
                .orElseThrow();
        assertThat(Messages.faults(record)).isEmpty();
        ParticipantUnblinded told = Messages.read(record, ParticipantUnblinded.class);
        assertThat(told.unblindingId()).hasToString(id);
        assertThat(told.trialId()).isEqualTo(trial);
        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .doesNotContain("TREATMENT", "CONTROL", "Quill", "Anaphylaxis");
    }

    @Test
    @TestSecurity(user = "manager", roles = "trial-manager")
    void listsTheBreaksForTheTrialManagerPageByPage() {
        UUID trial = allocated();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(QuarkusTransaction.requiringNew()
                    .call(() -> unblindings.add(trial, person, WHY))
                    .id()
                    .toString());
        }

        var first =
                given().get("/v1/trials/{id}/unblindings?limit=2", trial).then().statusCode(200);
        List<String> listed = new ArrayList<>(first.extract().jsonPath().getList("items.unblindingId", String.class));
        String next = first.extract().header("Link").replaceFirst("<([^>]*)>.*", "$1");
        var second = given().urlEncodingEnabled(false)
                .get(next)
                .then()
                .statusCode(200)
                .extract();
        listed.addAll(second.jsonPath().getList("items.unblindingId", String.class));

        assertThat(listed).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(second.header("Link")).isNull();
        assertThat(second.asString())
                .doesNotContain("TREATMENT", "CONTROL", "Quill")
                .contains("manager");
    }

    private static double counted() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("randomisation_unblindings_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void tellsEverybodyOfAHouseholdTheSameArm() {
        UUID trial = allocated();
        UUID household = (UUID) store.rows("select unit_id from participant where person_id = ?", person)
                .get(0)
                .get(0);
        UUID other = UUID.randomUUID();
        deliveries.take(trial, Candidates.of(UUID.randomUUID(), other, household));

        String hers = arm(trial, person);
        assertThat(arm(trial, other)).isEqualTo(hers);
    }

    @Test
    void countsOneBreakForOneKeyAndKeepsTheArmOutOfTheKeptAnswer() {
        UUID trial = allocated();
        String key = UUID.randomUUID().toString();
        String first =
                unblind(trial, person, key, WHY).statusCode(200).extract().path("unblindingId");
        String again =
                unblind(trial, person, key, WHY).statusCode(200).extract().path("unblindingId");

        assertThat(again).isEqualTo(first);
        assertThat(store.count("select count(*) from unblinding where person_id = ?", person))
                .isEqualTo(1);
        byte[] kept = (byte[]) store.rows("select body from idempotency_key where key = ?", key)
                .get(0)
                .get(0);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("TREATMENT", "CONTROL");
        unblind(trial, person, key, "Another reason").statusCode(422);
    }

    @Test
    void wantsAKeyAndAReason() {
        UUID trial = allocated();
        given().contentType("application/json")
                .body(Map.of("reason", WHY))
                .post("/v1/trials/{id}/participants/{person}/unblinding", trial, person)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:project360:problem:idempotency-key-missing"));
        unblind(trial, person, UUID.randomUUID().toString(), " ").statusCode(400);
        assertThat(store.count("select count(*) from unblinding where person_id = ?", person))
                .isZero();
    }

    @Test
    void answersTheSameForAStrangerAndForNobody() {
        UUID trial = allocated();
        UUID elsewhere = fixture.open(10);
        String stranger = unblind(trial, UUID.randomUUID(), UUID.randomUUID().toString(), WHY)
                .statusCode(404)
                .extract()
                .asString();
        assertThat(unblind(elsewhere, person, UUID.randomUUID().toString(), WHY)
                        .statusCode(404)
                        .extract()
                        .asString())
                .isEqualTo(stranger);
        assertThat(unblind(UUID.randomUUID(), person, UUID.randomUUID().toString(), WHY)
                        .statusCode(404)
                        .extract()
                        .asString())
                .isEqualTo(stranger);
    }

    @Test
    void erasesTheReasonWithThePerson() {
        UUID trial = allocated();
        unblind(trial, person, UUID.randomUUID().toString(), WHY).statusCode(200);

        TestInfra.send(Messages.of(
                Topics.INTAKE_PERSON_ERASED, person, new PersonErased(person, Instant.parse("2026-03-02T08:00:00Z"))));

        await().untilAsserted(
                        () -> assertThat(store.count("select count(*) from person_key where person_id = ?", person))
                                .isZero());
        await().untilAsserted(() -> assertThat(store.rows(
                        "select detail from audit_entry where action = 'person.erased' and subject_id = ?",
                        person.toString()))
                .containsExactly(List.of("key deleted")));
        assertThat(store.count("select count(*) from participant where person_id = ?", person))
                .isEqualTo(1);
    }

    private String arm(UUID trial, UUID who) {
        return unblind(trial, who, UUID.randomUUID().toString(), WHY).extract().path("arm");
    }

    private UUID allocated() {
        UUID trial = fixture.open(10);
        deliveries.take(trial, Candidates.of(UUID.randomUUID(), person, UUID.randomUUID()));
        return trial;
    }

    private static ValidatableResponse unblind(UUID trial, UUID who, String key, String why) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("reason", why))
                .post("/v1/trials/{id}/participants/{person}/unblinding", trial, who)
                .then();
    }
}
