package org.project360.followup.evaluation.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.project360.followup.testing.Events.contact;
import static org.project360.followup.testing.Events.enrolled;
import static org.project360.followup.testing.TestCallers.collector;
import static org.project360.followup.testing.TestCallers.trialManager;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.chassis.crypto.Envelopes;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.ServiceOverridden;
import org.project360.contracts.referral.CaseProgressed;
import org.project360.contracts.referral.CaseProgressed.Stage;
import org.project360.followup.outcome.AnswersFixture;
import org.project360.followup.testing.Events;
import org.project360.followup.testing.Store;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.local.testing.TestInfra;

/** Two participants differ in nothing but the arm: one has a referral, and nobody can tell which. */
@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class BlindingTest {

    private static final Instant A_MONTH_AGO = Instant.parse("2026-02-02T09:00:00Z");

    @Inject
    Events events;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    @Inject
    Envelopes envelopes;

    private final UUID trial = UUID.randomUUID();
    private final UUID treated = UUID.randomUUID();
    private final UUID control = UUID.randomUUID();

    @BeforeEach
    void twoAlike() {
        clock.reset();
        store.clear();
        // A dead letter of the test before may still be on its way out, and these tests compare whole tables.
        await().atMost(Duration.ofSeconds(30)).until(() -> store.count("outbox") == 0);
        events.deliver(enrolled(trial, treated, A_MONTH_AGO), enrolled(trial, control, A_MONTH_AGO));
        events.deliver(contact(treated, A_MONTH_AGO), contact(control, A_MONTH_AGO));
    }

    @Test
    void everyAnswerIsTheSameButForIds() {
        events.deliverAll(wholeCase());

        assertThat(conversation(treated)).isEqualTo(conversation(control)).hasSize(8);
    }

    @Test
    void noTableOutsideTheSealedSchemaKnowsOfACase() {
        Map<String, List<String>> before = store.dump("public");
        List<String> collectorsView = List.of(collector().get("/v1/follow-ups").asString());

        events.deliverAll(wholeCase());

        Map<String, List<String>> after = store.dump("public");
        List<String> taken = new ArrayList<>(after.remove("inbox"));
        taken.removeAll(before.remove("inbox"));
        assertThat(after).isEqualTo(before);
        assertThat(List.of(collector().get("/v1/follow-ups").asString())).isEqualTo(collectorsView);
        // The inbox has to know the event, and knows nothing of whom it is about.
        assertThat(taken).hasSize(wholeCase().size()).noneMatch(row -> row.contains(treated.toString()));
        assertThat(store.count("evaluation.case_progress"))
                .isEqualTo(wholeCase().size());
    }

    @Test
    void theSealedRowsNameNobodyAndOpenForTheService() {
        events.deliverAll(wholeCase());

        String dump = store.dump("evaluation").toString();
        assertThat(dump)
                .doesNotContain(treated.toString())
                .doesNotContain(hex(treated.toString()))
                .doesNotContain(hex("OPENED"));
        List<String> opened = store
                .texts("select encode(fact, 'hex') || ' ' || encode(sealed, 'base64') from evaluation.case_progress")
                .stream()
                .map(row -> row.split(" ", 2))
                .map(row -> new String(
                        envelopes.openForService(
                                "evaluation.case_progress/" + row[0],
                                java.util.Base64.getMimeDecoder().decode(row[1])),
                        StandardCharsets.UTF_8))
                .toList();
        assertThat(opened).allMatch(fact -> fact.contains(treated.toString()));
        assertThat(opened).anyMatch(fact -> fact.contains("\"stage\":\"CLOSED\""));
    }

    @Test
    void aStepIsKeptOnceHoweverOftenItComes() {
        List<CaseProgressed> thrice = new ArrayList<>(wholeCase());
        thrice.addAll(wholeCase());
        events.deliverAll(thrice);
        TestInfra.send(events.record(treated, wholeCase().get(0)), events.record(treated, step(Stage.ENGAGED, 99)));

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        store.count("evaluation.case_progress") > wholeCase().size());
        assertThat(store.count("evaluation.case_progress"))
                .isEqualTo(wholeCase().size() + 1);
    }

    @Test
    void theGuessIsSealedAndNeverTold() {
        UUID wave = store.wave(treated, 1);
        Map<String, Object> body = AnswersFixture.outcome();
        body.put("armGuess", "TREATMENT");

        String answer = collector()
                .body(body)
                .post("/v1/follow-ups/" + wave + "/outcome")
                .asString();

        assertThat(answer
                        + collector().get("/v1/follow-ups/" + wave + "/outcome").asString())
                .doesNotContainIgnoringCase("guess")
                .doesNotContain("TREATMENT");
        assertThat(store.count("evaluation.arm_guess")).isOne();
        assertThat(store.dump("public").toString()).doesNotContain("TREATMENT").doesNotContain(hex("TREATMENT"));
        assertThat(store.dump("evaluation").toString()).doesNotContain(hex("TREATMENT"));
    }

    /** That a service was overridden is likelier in one arm: nobody outside learns of whom, and the diagram tells a number. */
    @Test
    void anOverrideIsSealedOnceAndToldAsANumber() {
        Map<String, List<String>> before = store.dump("public");
        ServiceOverridden hers = new ServiceOverridden(UUID.randomUUID(), trial, treated, A_MONTH_AGO);
        events.deliver(
                hers,
                new ServiceOverridden(UUID.randomUUID(), trial, control, A_MONTH_AGO),
                new ServiceOverridden(UUID.randomUUID(), UUID.randomUUID(), control, A_MONTH_AGO));
        events.deliver(hers);

        Map<String, List<String>> after = store.dump("public");
        before.remove("inbox");
        assertThat(after.remove("inbox")).noneMatch(row -> row.contains(treated.toString()));
        assertThat(after).isEqualTo(before);
        assertThat(store.dump("evaluation").toString())
                .doesNotContain(treated.toString())
                .doesNotContain(hex(treated.toString()));
        assertThat(store.count("evaluation.service_override")).isEqualTo(3);
        assertThat(conversation(treated)).isEqualTo(conversation(control));
        assertThat(trialManager()
                        .get("/v1/trials/" + trial + "/consort")
                        .jsonPath()
                        .getInt("serviceOverridden"))
                .isEqualTo(2);
    }

    @Test
    void poisonOnTheTopicIsSetAside() {
        events.deliverRaw(Topics.REFERRAL_CASE_PROGRESSED, "{\"stage\":\"DANCED\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(store.count("evaluation.case_progress")).isZero();
        assertThat(store.count("quarantine where topic = ?", Topics.REFERRAL_CASE_PROGRESSED))
                .isPositive();
    }

    /** All that a collector can ask and do about one participant, ids taken out. */
    private List<String> conversation(UUID person) {
        String wave = store.wave(person, 1).toString();
        String path = "/v1/follow-ups/" + wave;
        List<String> answers = new ArrayList<>();
        answers.add(collector().get(path).asString());
        answers.add(collector().post(path + "/claim").asString());
        answers.add(collector()
                .body(Map.of("channel", "PHONE", "outcome", "REACHED"))
                .post(path + "/attempts")
                .asString());
        answers.add(collector().get(path + "/attempts").asString());
        answers.add(collector()
                .body(AnswersFixture.outcome("newAbuse", "YES"))
                .post(path + "/outcome")
                .asString());
        answers.add(collector().get(path + "/outcome").asString());
        answers.add(collector().get(path).asString());
        answers.add(collector()
                .body(Map.of("fromIntervention", true))
                .post("/v1/participants/" + person + "/withdrawal")
                .asString());
        return answers.stream()
                .map(answer -> answer.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID"))
                .toList();
    }

    private final UUID referral = UUID.randomUUID();

    private List<CaseProgressed> wholeCase() {
        return List.of(step(Stage.OPENED, 0), step(Stage.CONTACTED, 1), step(Stage.ENGAGED, 2), step(Stage.CLOSED, 3));
    }

    private CaseProgressed step(Stage stage, int hours) {
        return new CaseProgressed(
                referral, treated, referral, trial, stage, A_MONTH_AGO.plus(Duration.ofHours(hours)), null, null, null);
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hex.append(String.format("%02x", b));
        }
        return hex.toString();
    }
}
