package org.project360.randomisation.emergency;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.Arm;
import org.project360.local.testing.TestClock;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.allocation.Candidates;
import org.project360.randomisation.allocation.Deliveries;
import org.project360.randomisation.allocation.ExportFormat;
import org.project360.randomisation.allocation.ExportVerifier;
import org.project360.randomisation.allocation.LedgerExport;
import org.project360.randomisation.allocation.LedgerReplay;
import org.project360.randomisation.allocation.ParticipantArms;
import org.project360.randomisation.allocation.Reservations;
import org.project360.randomisation.trial.ArmShare;
import org.project360.randomisation.trial.TrialChange.Kind;
import org.project360.randomisation.trial.TrialDesign;
import org.project360.randomisation.trial.TrialFixture;
import org.project360.randomisation.trial.Trials;

/** An outage with a list, from the request to the ledger. "desk" asked for the lists; "boss" is logged in. */
@QuarkusTest
@RandomisationTest
@TestSecurity(
        user = "boss",
        roles = {"duty-manager", "trial-manager", "auditor"})
class EmergencyListTest {

    private static final String LIST = "/v1/trials/{id}/emergency-lists/{list}";
    private static final String PENDING =
            "select state, reason, count(*) from pending_candidate where trial_id = ? group by 1, 2 order by 1, 2";

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    EmergencyLists lists;

    @Inject
    SealList seal;

    @Inject
    OpenedEntries opened;

    @Inject
    Reservations reservations;

    @Inject
    ParticipantArms arms;

    @Inject
    Trials trials;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    @AfterEach
    void backToTheStart() {
        clock.reset();
    }

    /** Entries 1, 2 and 4 were opened for incidents, 3 by mistake; a fifth incident waited without one. */
    @Test
    void whatWasOpenedIsEnteredAsItWasReadAndVerifiesAndReplays() throws IOException {
        UUID trial = fixture.open(100);
        deliveries.take(trial, inTime());
        UUID list = out(trial, 6);
        Instant outage = clock.instant();
        List<Arm> read = readAll(trial, list);
        List<CandidateIdentified> waiting =
                Stream.generate(EmergencyListTest::late).limit(4).toList();
        clock.advance(Duration.ofHours(2));
        deliveries.take(trial, waiting);
        deliveries.take(trial, waiting.get(1));
        assertThat(store.rows(PENDING, trial)).containsExactly(List.of("AWAITING_OPENING", "EMERGENCY_LIST_OUT", 4L));

        report(
                list,
                use(1, waiting.get(0), outage.plusSeconds(60)),
                use(2, waiting.get(1), outage.plusSeconds(120)),
                new UseReport.Use(3, null, outage.plusSeconds(180), "night.desk"),
                use(4, waiting.get(2), outage.plusSeconds(240)));
        close(trial, list)
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("endedBy", equalTo("boss"))
                .body("outcomes.outcome", equalTo(List.of("ENTERED", "ENTERED", "SPOILED", "ENTERED", "VOID", "VOID")));

        // Nothing was opened for the fourth, who was evaluated hours ago: intake is asked, and its answer is drawn by.
        assertThat(store.rows(PENDING, trial))
                .containsExactly(
                        List.of("ALLOCATED", "EMERGENCY_LIST_OUT", 3L), List.of("PENDING_DATA", "EVALUATION_OLD", 1L));
        deliveries.take(trial, Candidates.evaluatedAgain(waiting.get(3), clock.instant(), clock.instant()));
        assertThat(List.of(arm(trial, waiting.get(0)), arm(trial, waiting.get(1)), arm(trial, waiting.get(2))))
                .isEqualTo(List.of(read.get(0), read.get(1), read.get(3)));
        assertThat(store
                        .rows(
                                "select stratum, sequence, actor, allocated_at, unit_id from allocation_ledger where trial_id = ?"
                                        + " order by ledger_index offset 1",
                                trial)
                        .stream()
                        .map(row -> List.of(row.get(0), row.get(1), row.get(2), instant(row.get(3)), row.get(4))))
                .startsWith(
                        List.of("emergency=" + list, 1L, "night.desk", outage.plusSeconds(60), unit(waiting, 0)),
                        List.of("emergency=" + list, 2L, "night.desk", outage.plusSeconds(120), unit(waiting, 1)),
                        List.of("emergency=" + list, 4L, "night.desk", outage.plusSeconds(240), unit(waiting, 2)))
                .hasSize(4);
        assertThat(store.rows(
                        "select stratum, sequence from allocation where trial_id = ? and unit_id = ?",
                        trial,
                        unit(waiting, 3)))
                .containsExactly(List.of("grade=MEDIUM|priorBand=2-3", 2L));
        assertThat(store.rows(PENDING, trial))
                .containsExactly(
                        List.of("ALLOCATED", "EMERGENCY_LIST_OUT", 3L), List.of("ALLOCATED", "EVALUATION_OLD", 1L));
        holdsAndReplays(trial);
        published(trial, waiting.get(2), read.get(3), outage.plusSeconds(240));
        assertThat(store.rows(
                        "select action from audit_entry where subject_id = ? and action like 'emergency%' order by sequence",
                        trial.toString()))
                .containsExactly(List.of("emergency-list.approved"), List.of("emergency-list.closed"));
    }

    private static Instant instant(Object timestamp) {
        return ((java.sql.Timestamp) timestamp).toInstant();
    }

    private void published(UUID trial, CandidateIdentified candidate, Arm arm, Instant at) {
        await().until(() -> store.count("select count(*) from outbox") == 0);
        assertThat(TestInfra.records(Topics.RANDOMISATION_ALLOCATION_MADE).stream()
                        .map(record -> Messages.read(record, AllocationMade.class))
                        .filter(made -> made.trialId().equals(trial)
                                && made.incidentId().equals(candidate.incidentId())))
                .singleElement()
                .satisfies(made -> {
                    assertThat(made.arm()).isEqualTo(arm);
                    assertThat(made.allocatedAt()).isEqualTo(at);
                });
    }

    private void holdsAndReplays(UUID trial) throws IOException {
        given().get("/v1/trials/{id}/ledger/verification", trial)
                .then()
                .statusCode(200)
                .body("holds", equalTo(true))
                .body("rows", equalTo(5));
        byte[] bytes = given().get("/v1/trials/{id}/ledger/export", trial).asByteArray();
        LedgerExport export = ExportFormat.read(bytes);
        byte[] secret = fixture.secret(trial);
        assertThat(new ExportVerifier(export)
                        .publicly()
                        .with(secret, export.trial().secretSha256(), fixture.design(trial))
                        .breaks())
                .isEmpty();
        assertThat(ExportFormat.bytes(new LedgerReplay(secret, fixture.design(trial)).replay(export)))
                .isEqualTo(bytes);
        // Entry 4 passed off as entry 3: the chain finds it, and so does the secret.
        String forged = new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                .replaceFirst("(\"emergency=[^\"]*\",\"sequence\":)4", "$13");
        LedgerExport other = ExportFormat.read(forged.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(new ExportVerifier(other).publicly().breaks())
                .extracting(ExportVerifier.Break::index)
                .contains(4L);
    }

    @Test
    void whoeverHasAnArmKeepsItAndTheRegisterSaysTwice() {
        UUID trial = fixture.open(100);
        UUID household = UUID.randomUUID();
        CandidateIdentified before = inTime(household);
        deliveries.take(trial, before);
        UUID list = out(trial, 3);
        CandidateIdentified again = late(household);
        CandidateIdentified other = late();
        CandidateIdentified ofOther = late(other.householdId());
        deliveries.take(trial, again, other, ofOther);
        List<List<Object>> allocation =
                store.rows("select id, sealed_draw::text from allocation where trial_id = ?", trial);

        report(list, use(1, again, clock.instant()), use(2, other, clock.instant()), use(3, ofOther, clock.instant()));
        close(trial, list).statusCode(200).body("outcomes.outcome", equalTo(List.of("TWICE", "ENTERED", "TWICE")));

        assertThat(store.rows("select id, sealed_draw::text from allocation where trial_id = ?", trial))
                .containsAll(allocation)
                .hasSize(2);
        assertThat(arm(trial, again)).isEqualTo(arm(trial, before));
        assertThat(arm(trial, ofOther)).isEqualTo(arm(trial, other));
        given().get("/v1/trials/{id}/errors/export", trial)
                .then()
                .body("counts.TWICE", equalTo(2))
                .body(
                        "errors.personId",
                        containsInAnyOrder(
                                again.personId().toString(), ofOther.personId().toString()))
                .body("errors.type.unique()", equalTo(List.of("TWICE")));
    }

    /** Her household comes again, in time, before anybody has said that an entry was opened for her: it waits for that. */
    @Test
    void aHouseholdOfWhichSomebodyWaitsForTheListIsNotDrawnForOtherwise() {
        UUID trial = fixture.open(100);
        UUID list = out(trial, 2);
        CandidateIdentified listed = late();
        deliveries.take(trial, listed);
        deliveries.take(trial, inTime(listed.householdId()), inTime(UUID.randomUUID()));
        assertThat(store.rows(PENDING, trial)).containsExactly(List.of("AWAITING_OPENING", "EMERGENCY_LIST_OUT", 2L));
        List<Arm> read = readAll(trial, list);

        report(list, use(1, listed, clock.instant()));
        close(trial, list).statusCode(200).body("outcomes.outcome", equalTo(List.of("ENTERED", "VOID")));

        assertThat(arm(trial, listed)).isEqualTo(read.get(0));
        assertThat(store.count("select count(*) from allocation where trial_id = ?", trial))
                .isEqualTo(2);
        assertThat(store.count(
                        "select count(*) from participant where trial_id = ? and unit_id = ?",
                        trial,
                        listed.householdId()))
                .isEqualTo(2);
        assertThat(store.count("select count(*) from trial_error where trial_id = ?", trial))
                .isZero();
    }

    /** The database was set back to before the list: it is asked for again by its id, and its entries are what they were. */
    @Test
    void aListThatARestoreForgotIsRegisteredAgain() {
        UUID trial = fixture.open(100);
        UUID list = UUID.randomUUID();
        CandidateIdentified listed = late();
        Instant used = clock.instant().minusSeconds(600);
        String own = ask(trial, list)
                .statusCode(201)
                .body("registeredAgain", equalTo(true))
                .extract()
                .header("Location");
        assertThat(own).endsWith(list.toString());
        QuarkusTransaction.requiringNew().run(() -> {
            lists.findById(list).approve("manager", clock.instant());
            reservations.reserve(trials.locked(trial), 4);
        });
        deliveries.take(trial, listed);
        List<Arm> read = readAll(trial, list);
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> lists.findById(list).wasOut(used)))
                .isTrue();
        report(list, use(2, listed, used));
        close(trial, list)
                .statusCode(200)
                .body("outcomes.outcome", equalTo(List.of("VOID", "ENTERED", "VOID", "VOID")));
        assertThat(arm(trial, listed)).isEqualTo(read.get(1));
        assertThat(store.rows("select enrolled_at from participant where trial_id = ?", trial).stream()
                        .map(row -> instant(row.get(0))))
                .containsExactly(used);
        // No list is asked for twice.
        ask(trial, list).statusCode(409).body("type", containsString("emergency-list-known"));
    }

    private static ValidatableResponse ask(UUID trial, UUID list) {
        return given().contentType("application/json")
                .body(Map.of("entries", 4, "reason", "the database was set back", "id", list))
                .post("/v1/trials/{id}/emergency-lists", trial)
                .then();
    }

    @Test
    void theCeilingIsKeptFreeUntilTheListIsClosedAndNeverPassed() {
        UUID trial = fixture.open(5);
        UUID list = out(trial, 3);
        approve(trial, requested(trial, 3)).statusCode(409).body("type", containsString("ceiling-too-near"));
        List<CandidateIdentified> inTime =
                Stream.generate(this::inTime).limit(6).toList();
        deliveries.take(trial, inTime);
        assertThat(store.rows(PENDING, trial)).containsExactly(List.of("AWAITING_OPENING", "EMERGENCY_RESERVED", 4L));
        CandidateIdentified listed = late();
        deliveries.take(trial, listed);
        report(list, use(1, listed, clock.instant()));

        close(trial, list).statusCode(200);

        assertThat(store.count("select count(*) from allocation where trial_id = ?", trial))
                .isEqualTo(5);
        assertThat(store.rows("select state from trial where id = ?", trial)).containsExactly(List.of("CLOSED"));
        assertThat(store.rows("select units, reserved from recruitment where trial_id = ?", trial))
                .containsExactly(List.of(5, 0));
        assertThat(store.rows(PENDING, trial))
                .containsExactly(
                        List.of("ALLOCATED", "EMERGENCY_LIST_OUT", 1L),
                        List.of("ALLOCATED", "EMERGENCY_RESERVED", 2L),
                        List.of("NOT_ALLOCATED", "TARGET_REACHED", 2L));
    }

    /** Every entry may be of one arm; how many the arms still take is not told. */
    @Test
    void noListIsOutThatAnArmHasNoRoomFor() {
        TrialDesign plain = TrialFixture.design(TrialDesign.Unit.HOUSEHOLD);
        UUID trial = fixture.open(
                new TrialDesign(
                        plain.method(),
                        List.of(new ArmShare(Arm.TREATMENT, 1, 4), new ArmShare(Arm.CONTROL, 1, 100)),
                        plain.blockSizes(),
                        plain.factors(),
                        plain.unit()),
                100);
        approve(trial, requested(trial, 5))
                .statusCode(409)
                .body("type", containsString("ceiling-too-near"))
                .body(
                        "detail",
                        equalTo("Should all of them be of one arm, that would be too many for it: ask for fewer, or"
                                + " close a list that is out."));
        out(trial, 4);
        deliveries.take(trial, inTime());
        assertThat(store.rows(PENDING, trial)).containsExactly(List.of("AWAITING_OPENING", "EMERGENCY_RESERVED", 1L));
    }

    @Test
    void isOnlyClosedWhenEveryIncidentIsKnownAndTheTrialOnlyAfterIt() {
        UUID trial = fixture.open(100);
        UUID list = out(trial, 3);
        CandidateIdentified here = late();
        CandidateIdentified underWay = late();
        deliveries.take(trial, here);
        report(list, use(1, here, clock.instant()), use(2, underWay, clock.instant()));
        close(trial, list)
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/entries/2"))
                .body("errors[0].code", equalTo("no-candidate"));
        assertThat(store.count("select count(*) from allocation where trial_id = ?", trial))
                .isZero();
        assertThat(store.rows("select reserved from recruitment where trial_id = ?", trial))
                .containsExactly(List.of(3));
        assertThatThrownBy(() -> fixture.change(trial, Kind.CLOSE)).hasMessageContaining("emergency lists first");
        // Waiting goes on through a pause, and nobody who waits for the list is drawn for at its end.
        fixture.change(trial, Kind.PAUSE);
        fixture.change(trial, Kind.RESUME);
        assertThat(store.rows(PENDING, trial)).containsExactly(List.of("AWAITING_OPENING", "EMERGENCY_LIST_OUT", 1L));

        deliveries.take(trial, underWay);
        close(trial, list).statusCode(200).body("outcomes.outcome", equalTo(List.of("ENTERED", "ENTERED", "VOID")));
        close(trial, list).statusCode(409).body("type", containsString("emergency-list-state"));
        fixture.change(trial, Kind.CLOSE);
    }

    /** An incident that intake never makes a candidate: its entry is reported anew, for nobody. */
    @Test
    void theLastReportOfAnEntryCounts() {
        UUID trial = fixture.open(100);
        UUID list = out(trial, 2);
        report(list, use(1, late(), clock.instant()));
        report(list, new UseReport.Use(1, null, clock.instant(), "night.desk"));
        close(trial, list).statusCode(200).body("outcomes.outcome", equalTo(List.of("SPOILED", "VOID")));
        assertThat(store.count("select count(*) from emergency_use where list_id = ?", list))
                .isEqualTo(2);
    }

    @Test
    void takesTwoPeopleAndGivesEachOneHalf() {
        UUID trial = fixture.open(100);
        String own = given().contentType("application/json")
                .body(Map.of("entries", 4, "reason", "winter"))
                .post("/v1/trials/{id}/emergency-lists", trial)
                .then()
                .statusCode(201)
                .body("state", equalTo("REQUESTED"))
                .body("requestedBy", equalTo("boss"))
                .extract()
                .header("Location");
        given().post(own + "/approval").then().statusCode(409).body("type", containsString("second-person-needed"));
        given().get(own + "/entries").then().statusCode(409);
        UUID theirs = UUID.fromString(own.substring(own.lastIndexOf('/') + 1));
        QuarkusTransaction.requiringNew().run(() -> lists.findById(theirs).approve("manager", clock.instant()));
        given().get(own + "/codes").then().statusCode(404);
        ListFile file = given().get(own + "/entries")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("entries", hasSize(4))
                .extract()
                .as(ListFile.class);

        UUID list = out(trial, 4);
        given().get(LIST + "/entries", trial, list).then().statusCode(404);
        ListCodes codes = given().get(LIST + "/codes", trial, list)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body(not(containsString("TREATMENT")))
                .extract()
                .as(ListCodes.class);
        // Its codes open nothing of another list.
        assertThat(new EntrySeal(theirs)
                        .open(
                                1,
                                codes.codes().get(0).code(),
                                file.entries().get(0).jwe()))
                .isEmpty();
        given().get(LIST, fixture.open(5), list).then().statusCode(404);
        assertThat(store.rows(
                        "select action from audit_entry where subject_id = ? and action like '%read' order by sequence",
                        trial.toString()))
                .containsExactly(List.of("emergency-list.entries-read"), List.of("emergency-list.codes-read"));
    }

    @Test
    void whoReportsDoesNotClose() {
        UUID trial = fixture.open(100);
        UUID list = out(trial, 2);
        CandidateIdentified candidate = late();
        deliveries.take(trial, candidate);
        reportOverHttp(trial, list, Map.of("entry", 1, "incidentId", candidate.incidentId()))
                .statusCode(204);
        close(trial, list).statusCode(409).body("type", containsString("second-person-needed"));
        assertThat(store.count("select count(*) from allocation where trial_id = ?", trial))
                .isZero();
    }

    @Test
    void refusesReportsThatCannotBe() {
        UUID trial = fixture.open(100);
        UUID list = out(trial, 2);
        UUID incident = UUID.randomUUID();
        reportOverHttp(trial, list, Map.of("entry", 3))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/uses/0/entry"));
        reportOverHttp(trial, list, Map.of("entry", 1, "usedAt", clock.instant().plusSeconds(1)))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/uses/0/usedAt"));
        reportOverHttp(trial, list, Map.of("entry", 1, "usedAt", clock.instant().minusSeconds(1)))
                .statusCode(422);
        reportOverHttp(trial, list, Map.of("entry", 0)).statusCode(400);
        reportOverHttp(trial, list, Map.of("entry", 1, "openedBy", "Jane Doe, at home"))
                .statusCode(400);
        reportOverHttp(trial, list, Map.of("entry", 1, "incidentId", incident)).statusCode(204);
        reportOverHttp(trial, list, Map.of("entry", 2, "incidentId", incident))
                .statusCode(422)
                .body("errors[0].code", equalTo("incident-named-twice"));
        assertThat(store.count("select count(*) from emergency_use where list_id = ?", list))
                .isEqualTo(1);
        UUID requested = requested(trial, 2);
        reportOverHttp(trial, requested, Map.of("entry", 1)).statusCode(409);
        given().post(LIST + "/withdrawal", trial, requested)
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        approve(trial, requested).statusCode(409);
        UUID draft = fixture.draft(5);
        given().contentType("application/json")
                .body(Map.of("entries", 4, "reason", "winter"))
                .post("/v1/trials/{id}/emergency-lists", draft)
                .then()
                .statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"emergency_list", "emergency_use", "emergency_outcome"})
    void isNeverDeletedNorEdited(String table) {
        UUID trial = fixture.open(100);
        UUID list = out(trial, 1);
        report(list, new UseReport.Use(1, null, clock.instant(), "night.desk"));
        close(trial, list).statusCode(200);
        assertThatThrownBy(() -> store.execute("delete from " + table))
                .hasMessageContaining("never changed or deleted");
        String column = table.equals("emergency_list") ? "entries" : "entry";
        assertThatThrownBy(() -> store.execute("update " + table + " set " + column + " = " + column + " + 1"))
                .hasMessageMatching("(?s).*(never changed or deleted|stays as it was asked for).*");
    }

    private static CandidateIdentified late() {
        return late(UUID.randomUUID());
    }

    /** Identified an hour or more before the clock of the tests begins. */
    private static CandidateIdentified late(UUID household) {
        return identified(household, TestClock.START.minus(Duration.ofHours(1)));
    }

    private static CandidateIdentified identified(UUID household, Instant at) {
        return Candidates.of(
                UUID.randomUUID(),
                UUID.randomUUID(),
                household,
                Map.of("grade", "MEDIUM", "priorBand", "2-3", "force", "SYN-01"),
                at);
    }

    private CandidateIdentified inTime() {
        return inTime(UUID.randomUUID());
    }

    private CandidateIdentified inTime(UUID household) {
        return identified(household, clock.instant());
    }

    private static UUID unit(List<CandidateIdentified> candidates, int index) {
        return candidates.get(index).householdId();
    }

    private Arm arm(UUID trial, CandidateIdentified candidate) {
        return QuarkusTransaction.requiringNew()
                .call(() -> arms.of(trials.known(trial), candidate.personId()).orElseThrow());
    }

    private UUID requested(UUID trial, int entries) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = UUID.randomUUID();
            lists.persist(
                    new EmergencyList(id, trial, new ListRequest(entries, "for a test"), "desk", clock.instant()));
            return id;
        });
    }

    private UUID out(UUID trial, int entries) {
        UUID list = requested(trial, entries);
        approve(trial, list).statusCode(200).body("state", equalTo("OUT")).body("approvedBy", equalTo("boss"));
        return list;
    }

    private static ValidatableResponse approve(UUID trial, UUID list) {
        return given().post(LIST + "/approval", trial, list).then();
    }

    private static ValidatableResponse close(UUID trial, UUID list) {
        return given().post(LIST + "/closing", trial, list).then();
    }

    /** The arms as the holder of both halves reads them. */
    private List<Arm> readAll(UUID trial, UUID list) {
        ListFile file =
                QuarkusTransaction.requiringNew().call(() -> seal.file(trials.known(trial), lists.findById(list)));
        ListCodes codes =
                QuarkusTransaction.requiringNew().call(() -> seal.codes(trials.known(trial), lists.findById(list)));
        EntrySeal opens = new EntrySeal(list);
        return codes.codes().stream()
                .map(one -> opens.open(
                                one.entry(),
                                one.code(),
                                file.entries().get(one.entry() - 1).jwe())
                        .orElseThrow())
                .map(file.arms()::get)
                .toList();
    }

    private static UseReport.Use use(int entry, CandidateIdentified candidate, Instant at) {
        return new UseReport.Use(entry, candidate.incidentId(), at, "night.desk");
    }

    private void report(UUID list, UseReport.Use... uses) {
        QuarkusTransaction.requiringNew().run(() -> opened.add(list, List.of(uses), "desk", clock.instant()));
    }

    private ValidatableResponse reportOverHttp(UUID trial, UUID list, Map<String, Object> use) {
        Map<String, Object> body =
                new HashMap<>(Map.of("usedAt", clock.instant().toString(), "openedBy", "boss"));
        use.forEach((name, value) -> body.put(name, value instanceof Integer ? value : value.toString()));
        return given().contentType("application/json")
                .body(Map.of("uses", List.of(body)))
                .post(LIST + "/uses", trial, list)
                .then();
    }
}
