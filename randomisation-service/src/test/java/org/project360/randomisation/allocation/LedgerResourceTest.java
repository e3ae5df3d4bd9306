package org.project360.randomisation.allocation;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.LedgerSigned;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialFixture;

@QuarkusTest
@RandomisationTest
@TestSecurity(user = "auditor", roles = "auditor")
class LedgerResourceTest {

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    Store store;

    @Inject
    SignLedger sign;

    @Test
    void verifiesAndSaysWhereItDoesNotHold() {
        UUID trial = fixture.open(100);
        deliveries.take(
                trial,
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()),
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));
        given().get("/v1/trials/{id}/ledger/verification", trial)
                .then()
                .statusCode(200)
                .body("holds", equalTo(true))
                .body("rows", equalTo(2))
                .body("index", nullValue());

        // An end set back with its row still there, as far as a thief without a trigger to switch off comes.
        store.execute("update recruitment set ledger_length = 1 where trial_id = ?", trial);

        given().get("/v1/trials/{id}/ledger/verification", trial)
                .then()
                .statusCode(200)
                .body("holds", equalTo(false))
                .body("index", equalTo(2))
                .body("what", containsString("behind the end"));
        assertThat(store.rows(
                        "select action, detail from audit_entry where subject_id = ? and action like 'ledger%'"
                                + " order by sequence",
                        trial.toString()))
                .containsExactly(List.of("ledger.verified", "holds"), List.of("ledger.verified", "broken"));
    }

    /** What leaves tells no arm, verifies without the service, and proves the arms that were really drawn. */
    @Test
    void exportsTheLedgerBlind() throws IOException {
        UUID trial = fixture.open(100);
        for (int i = 0; i < 30; i++) {
            deliveries.take(trial, Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));
        }
        byte[] bytes = given().get("/v1/trials/{id}/ledger/export", trial)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(new String(bytes, UTF_8)).doesNotContain("TREATMENT", "CONTROL", "blockIndex", "blockSizes");
        LedgerExport export = ExportFormat.read(bytes);
        assertThat(export.rows()).hasSize(30);
        byte[] secret = fixture.secret(trial);
        ExportVerifier verifier = new ExportVerifier(export).publicly();
        assertThat(verifier.with(secret, export.trial().secretSha256(), fixture.design(trial))
                        .breaks())
                .isEmpty();
        assertThat(ExportFormat.bytes(new LedgerReplay(secret, fixture.design(trial)).replay(export)))
                .isEqualTo(bytes);
        given().get("/v1/trials/{id}/ledger/export", fixture.draft(5)).then().statusCode(409);
    }

    /** Whoever holds database and secret can cut a ledger and make its end anew: a signed end from before finds that. */
    @Test
    void signsTheEndAsItGrowsAndASignedEndFindsWhatWasCut() throws IOException {
        UUID trial = fixture.open(100);
        deliveries.take(
                trial,
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()),
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));
        LedgerExport two = exported(trial);
        assertThat(checkpoints(trial).checkpoints()).hasSize(1);
        deliveries.take(trial, Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));
        CheckpointList list = checkpoints(trial);
        LedgerExport three = exported(trial);

        assertThat(checkpoints(trial)).isEqualTo(list);
        assertThat(list.checkpoints().stream().map(SignedCheckpoint::length)).containsExactly(2L, 3L);
        assertThat(list.checkpoints().get(0).publicHash()).isEqualTo(two.head().publicHash());
        assertThat(list.checkpoints().get(1).publicHash())
                .isEqualTo(three.head().publicHash());
        assertThat(breaks(three, list, list.publicKey())).isEmpty();
        // Each has left the database, under the signature that the list tells.
        await().until(() ->
                store.count("select count(*) from outbox where topic = ?", Topics.RANDOMISATION_LEDGER_SIGNED) == 0);
        assertThat(TestInfra.records(Topics.RANDOMISATION_LEDGER_SIGNED).stream()
                        .filter(record -> trial.toString().equals(record.key()))
                        .peek(record -> assertThat(Messages.faults(record)).isEmpty())
                        .map(record -> Messages.read(record, LedgerSigned.class))
                        .map(one ->
                                new SignedCheckpoint(one.length(), one.publicHash(), one.signedAt(), one.signature())))
                .isEqualTo(list.checkpoints());
        assertThat(new ExportVerifier(two).publicly().breaks()).isEmpty();
        assertThat(breaks(two, list, list.publicKey()))
                .containsExactly(new ExportVerifier.Break(3, "the end is missing: 3 rows were published"));
        SignedCheckpoint last = list.checkpoints().get(1);
        CheckpointList forged = new CheckpointList(
                list.format(),
                list.trialId(),
                list.version(),
                list.publicKey(),
                List.of(new SignedCheckpoint(2, last.publicHash(), last.at(), last.signature())));
        assertThat(breaks(two, forged, list.publicKey()))
                .containsExactly(
                        new ExportVerifier.Break(2, "the checkpoint of this length is not signed with the key"));
        assertThat(store.count(
                        "select count(*) from audit_entry where action = 'ledger.checkpoints-exported'"
                                + " and subject_id = ?",
                        trial.toString()))
                .isEqualTo(3);
    }

    /** More rows than are read at once, twice: the signed ends are those of the whole. */
    @Test
    void signsTheEndOfManyPages() throws IOException {
        UUID trial = fixture.open(10_000);
        for (int rows : List.of(2_300, 1_001)) {
            deliveries.take(
                    trial,
                    Stream.generate(() -> Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()))
                            .limit(rows)
                            .toList());
            checkpoints(trial);
        }

        LedgerExport export = exported(trial);
        CheckpointList list = checkpoints(trial);

        assertThat(export.rows()).hasSize(3_301);
        assertThat(list.checkpoints().stream().map(SignedCheckpoint::length)).containsExactly(2_300L, 3_301L);
        assertThat(list.checkpoints().get(1).publicHash())
                .isEqualTo(export.head().publicHash());
        assertThat(breaks(export, list, list.publicKey())).isEmpty();
    }

    /** Step by step so that no allocation waits, and whoever fetches the checkpoints has the present end too. */
    @Test
    void signsHowFarTheStepsHaveCome() throws IOException {
        UUID trial = fixture.open(10_000);
        deliveries.take(
                trial,
                Stream.generate(() -> Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()))
                        .limit(450)
                        .toList());
        published(trial);
        sign.step(trial);
        assertThat(store.count("select count(*) from ledger_checkpoint where trial_id = ?", trial))
                .isZero();
        sign.signReckoned(trial);
        LedgerExport export = exported(trial);
        CheckpointList list = checkpoints(trial);

        assertThat(list.checkpoints().stream().map(SignedCheckpoint::length)).containsExactly(400L, 450L);
        assertThat(list.checkpoints().get(0).publicHash())
                .isEqualTo(export.rows().get(399).publicHash());
        assertThat(breaks(export, list, list.publicKey())).isEmpty();
        assertThat(sign.signReckoned(trial)).isEmpty();
    }

    /** A restore may lose what is not on its topic: the signed end is that of the rows before. */
    @Test
    void signsNothingThatIsNotOnItsTopic() {
        UUID trial = fixture.open(100);
        deliveries.take(
                trial,
                Stream.generate(() -> Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()))
                        .limit(7)
                        .toList());
        published(trial);
        // Of a shard that no relay owns: they wait as if the broker did not answer.
        store.execute(
                "insert into outbox (shard, event_id, topic, key, lane, event_time, content_type, payload)"
                        + " select 99, gen_random_uuid(), 'randomisation.allocation-made.v1', 'k', ?, now(), 'x', ''"
                        + " from generate_series(1, 3)",
                trial.toString());
        assertThat(sign.sign(trial))
                .hasValueSatisfying(end -> assertThat(end.length()).isEqualTo(4));
        assertThat(sign.sign(trial)).isEmpty();

        store.execute("delete from outbox where shard = 99");
        assertThat(sign.sign(trial))
                .hasValueSatisfying(end -> assertThat(end.length()).isEqualTo(7));
    }

    private static List<ExportVerifier.Break> breaks(LedgerExport ledger, CheckpointList list, String key) {
        return new ExportVerifier(ledger).publicly().against(list, key).breaks();
    }

    private static LedgerExport exported(UUID trial) throws IOException {
        return ExportFormat.read(
                given().get("/v1/trials/{id}/ledger/export", trial).asByteArray());
    }

    /** Nothing is signed before it is on its topic. */
    private CheckpointList checkpoints(UUID trial) throws IOException {
        published(trial);
        return CheckpointList.read(
                given().get("/v1/trials/{id}/ledger/checkpoints", trial).asByteArray());
    }

    private void published(UUID trial) {
        await().until(() -> store.count("select count(*) from outbox where lane = ?", trial.toString()) == 0);
    }

    @Test
    void holdsForADraftAndKnowsNoOtherTrial() {
        given().get("/v1/trials/{id}/ledger/verification", fixture.draft(5))
                .then()
                .statusCode(200)
                .body("holds", equalTo(true))
                .body("rows", equalTo(0));
        given().get("/v1/trials/{id}/ledger/verification", UUID.randomUUID())
                .then()
                .statusCode(404);
    }
}
