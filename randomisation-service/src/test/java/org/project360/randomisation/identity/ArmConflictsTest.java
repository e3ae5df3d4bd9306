package org.project360.randomisation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.intake.PersonSplit;
import org.project360.contracts.randomisation.Arm;
import org.project360.contracts.randomisation.ErrorRegistered;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.allocation.Candidates;
import org.project360.randomisation.allocation.Deliveries;
import org.project360.randomisation.allocation.ParticipantArms;
import org.project360.randomisation.trial.TrialFixture;
import org.project360.randomisation.trial.Trials;

/** Two participants turn out to be one person: both allocations stand, and where their arms differ that is kept. */
@QuarkusTest
@RandomisationTest
@TestSecurity(user = "stat", roles = "statistician")
class ArmConflictsTest {

    private static final Instant DAY = Instant.parse("2026-03-01T09:00:00Z");

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    FollowPersons follow;

    @Inject
    ParticipantArms arms;

    @Inject
    Trials trials;

    @Inject
    Store store;

    private UUID trial;
    private final List<UUID> treated = new ArrayList<>();
    private final List<UUID> controls = new ArrayList<>();
    /** In the order in which they were drawn for, all in one batch. */
    private final List<UUID> participants = new ArrayList<>();

    @BeforeEach
    void sixteenParticipants() {
        trial = fixture.open(100);
        List<CandidateIdentified> candidates = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            participants.add(UUID.randomUUID());
            candidates.add(Candidates.of(UUID.randomUUID(), participants.get(i), UUID.randomUUID()));
        }
        deliveries.take(trial, candidates);
        participants.forEach(p -> (arm(p) == Arm.TREATMENT ? treated : controls).add(p));
    }

    @Test
    void differentArmsAreAConflictAndNoAllocationChanges() {
        UUID one = treated.get(0);
        UUID other = controls.get(0);
        List<List<Object>> before = ledger();

        merge(one, other, 1);

        boolean oneFirst = participants.indexOf(one) < participants.indexOf(other);
        Response listed = listed();
        assertThat(listed.<List<String>>path("items.state")).containsExactly("ARM_CONFLICT");
        assertThat(listed.<List<String>>path("items.firstPersonId")).containsExactly((oneFirst ? one : other) + "");
        assertThat(listed.<List<String>>path("items.laterPersonId")).containsExactly((oneFirst ? other : one) + "");
        assertThat(ledger()).isEqualTo(before);
        assertThat(arm(one)).isEqualTo(arm(other)).isEqualTo(oneFirst ? Arm.TREATMENT : Arm.CONTROL);
    }

    @Test
    void tellsNoArm() {
        merge(treated.get(0), controls.get(0), 1);
        merge(controls.get(1), treated.get(1), 1);

        Response listed = listed();

        assertThat(listed.<List<String>>path("items.id")).hasSize(2);
        assertThat(listed.asString()).doesNotContainIgnoringCase("treatment").doesNotContainIgnoringCase("control");
        assertThat(store.count(
                        "select count(*) from audit_entry where action = 'arm-conflicts.read' and subject_id = ?",
                        trial.toString()))
                .isOne();
    }

    @Test
    void equalArmsAreNone() {
        merge(treated.get(0), treated.get(1), 1);
        merge(controls.get(0), controls.get(1), 1);

        assertThat(listed().<List<String>>path("items.id")).isEmpty();
    }

    @Test
    void aSplitEndsItAndAnotherMergeIsAnotherOne() {
        UUID one = treated.get(0);
        UUID other = controls.get(0);
        merge(one, other, 1);
        merge(one, other, 1);
        split(one, other, 2);
        assertThat(listed().<List<String>>path("items.state")).containsExactly("SPLIT");
        assertThat(listed().<List<String>>path("items.splitAt"))
                .containsExactly(DAY.plusSeconds(120).toString());

        merge(other, one, 3);

        assertThat(listed().<List<String>>path("items.state")).containsExactlyInAnyOrder("SPLIT", "ARM_CONFLICT");
        assertThat(arm(one)).isEqualTo(arm(other));
    }

    /** The later of the two was drawn for twice: the statistician is told, and of no arm. */
    @Test
    @TestSecurity(
            user = "stat",
            roles = {"statistician", "auditor"})
    void isAnErrorInTheRegisterUntilASplit() {
        UUID one = treated.get(0);
        UUID other = controls.get(0);
        UUID later = participants.get(Math.max(participants.indexOf(one), participants.indexOf(other)));
        merge(one, other, 1);

        String id = listed().path("items[0].id");
        Response register = register();
        assertThat(register.<Integer>path("counts.TWICE")).isEqualTo(1);
        assertThat(register.<List<String>>path("errors.id")).containsExactly(id);
        assertThat(register.<List<String>>path("errors.personId")).containsExactly(later.toString());
        ErrorRegistered told = told(later);
        assertThat(told.errorId()).isEqualTo(UUID.fromString(id));
        assertThat(told.trialId()).isEqualTo(trial);
        assertThat(told.type()).isEqualTo(ErrorRegistered.Type.TWICE);

        split(one, other, 2);

        assertThat(register().<Integer>path("counts.TWICE")).isZero();
        assertThat(register().<List<String>>path("errors.withdrawnAt"))
                .containsExactly(DAY.plusSeconds(120).toString());
        assertThat(RestAssured.get("/v1/trials/{id}/monitoring", trial).asString())
                .contains("<caption>Errors of randomisation</caption>")
                .doesNotContain("<td>TWICE</td>");

        merge(one, other, 3);

        assertThat(register().<Integer>path("counts.TWICE")).isEqualTo(1);
        assertThat(register().<List<String>>path("errors.id")).hasSize(2);
        assertThat(RestAssured.get("/v1/trials/{id}/monitoring", trial).asString())
                .contains("<td>TWICE</td><td class=\"n\">1</td>");
    }

    private Response register() {
        Response register = RestAssured.get("/v1/trials/{id}/errors/export", trial);
        assertThat(register.statusCode()).isEqualTo(200);
        assertThat(register.asString()).doesNotContain("TREATMENT", "CONTROL");
        return register;
    }

    /** What the statistician was sent of somebody. */
    private static ErrorRegistered told(UUID person) {
        List<ErrorRegistered> hers = TestInfra.records(
                        Topics.RANDOMISATION_ERROR_REGISTERED,
                        all -> all.stream().anyMatch(one -> one.key().equals(person.toString())),
                        Duration.ofSeconds(30))
                .stream()
                .filter(one -> one.key().equals(person.toString()))
                .map(one -> Messages.read(one, ErrorRegistered.class))
                .toList();
        assertThat(hers).hasSize(1);
        return hers.get(0);
    }

    @Test
    void whoComesBetweenTwoIsInConflictWithEachOfOtherArm() {
        UUID root = UUID.randomUUID();
        merge(root, treated.get(0), 1);
        merge(root, treated.get(1), 2);
        assertThat(listed().<List<String>>path("items.id")).isEmpty();
        merge(root, controls.get(0), 3);
        assertThat(listed().<List<String>>path("items.state")).containsExactly("ARM_CONFLICT", "ARM_CONFLICT");

        split(root, treated.get(1), 4);

        assertThat(listed().<List<String>>path("items.state")).containsExactlyInAnyOrder("ARM_CONFLICT", "SPLIT");
    }

    @Test
    void aDrawBesideAMergeWaitsForItAndSeesIt() {
        UUID known = treated.get(0);
        UUID merged = UUID.randomUUID();

        CompletableFuture<Void> beside = QuarkusTransaction.requiringNew().call(() -> {
            follow.merge(merged(known, merged, 1));
            CompletableFuture<Void> draw = CompletableFuture.runAsync(
                    () -> deliveries.take(trial, Candidates.of(UUID.randomUUID(), merged, UUID.randomUUID())));
            await().until(() -> draw.isDone()
                    || store.count("select count(*) from pg_locks where not granted and pid <> pg_backend_pid()") > 0);
            assertThat(draw).isNotDone();
            return draw;
        });
        beside.join();

        assertThat(store.count("select count(*) from allocation where trial_id = ?", trial))
                .isEqualTo(participants.size());
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEnded() {
        merge(treated.get(0), controls.get(0), 1);
        merge(treated.get(1), controls.get(1), 1);

        Response first = RestAssured.get("/v1/trials/{id}/arm-conflicts?limit=1", trial);
        String next = first.getHeader("Link").replaceAll("^<(.*?)>.*$", "$1");
        Response second = RestAssured.given().urlEncodingEnabled(false).get(next);

        assertThat(first.<List<String>>path("items.id")).hasSize(1);
        assertThat(second.<List<String>>path("items.id"))
                .hasSize(1)
                .doesNotContainAnyElementsOf(first.<List<String>>path("items.id"));
        assertThat(second.getHeader("Link")).isNull();
    }

    private Response listed() {
        Response listed = RestAssured.get("/v1/trials/{id}/arm-conflicts", trial);
        assertThat(listed.statusCode()).isEqualTo(200);
        return listed;
    }

    private List<List<Object>> ledger() {
        return store.rows(
                "select ledger_index, allocation_id, person_id, encode(hash, 'hex') from allocation_ledger"
                        + " where trial_id = ? order by ledger_index",
                trial);
    }

    private Arm arm(UUID person) {
        return QuarkusTransaction.requiringNew()
                .call(() -> arms.of(trials.known(trial), person).orElseThrow());
    }

    private void merge(UUID survivor, UUID merged, int minute) {
        QuarkusTransaction.requiringNew().run(() -> follow.merge(merged(survivor, merged, minute)));
    }

    private void split(UUID person, UUID separated, int minute) {
        PersonSplit split =
                new PersonSplit(person, separated, List.of(), DAY.plusSeconds(60L * minute), "merged-in-error");
        QuarkusTransaction.requiringNew().run(() -> follow.split(split));
    }

    private static PersonMerged merged(UUID survivor, UUID merged, int minute) {
        return new PersonMerged(survivor, merged, DAY.plusSeconds(60L * minute), "same-person");
    }
}
