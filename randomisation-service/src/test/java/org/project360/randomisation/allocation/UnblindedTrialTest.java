package org.project360.randomisation.allocation;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialChange.Kind;
import org.project360.randomisation.trial.TrialFixture;

/** Sealed to the end, then anybody's to replay. */
@QuarkusTest
@RandomisationTest
@TestSecurity(user = "auditor", roles = "auditor")
class UnblindedTrialTest {

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    Store store;

    @Test
    void revealsTheSecretAndTheArmsOnlyWhenTheClosedTrialIsUnblinded() throws Exception {
        UUID trial = fixture.open(100);
        deliveries.take(
                trial,
                Stream.generate(() -> Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()))
                        .limit(30)
                        .toList());
        assertSealed(trial);
        fixture.change(trial, Kind.CLOSE);
        assertSealed(trial);
        String endBefore = export(trial).head().publicHash();

        fixture.change(trial, Kind.UNBLIND);

        byte[] secret = given().get("/v1/trials/{id}/secret", trial)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();
        LedgerExport open = export(trial);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret)))
                .isEqualTo(open.trial().secretSha256());
        assertThat(open.head().publicHash()).isEqualTo(endBefore);
        assertThat(open.rows()).hasSize(30).allMatch(row -> row.arm() != null && row.blockIndex() != null);
        // From nothing but the file and the secret: the same bytes.
        LedgerExport replayed = new LedgerReplay(
                        secret, java.util.Objects.requireNonNull(open.trial().design()))
                .replay(open);
        assertThat(ExportFormat.bytes(replayed)).isEqualTo(bytes(trial));
        assertThat(open.rows().stream().map(LedgerExport.Row::arm).distinct().count())
                .isEqualTo(2);
        assertThat(store.rows(
                        "select actor, action from audit_entry where subject_id = ? and action like '%secret%'",
                        trial.toString()))
                .containsExactly(List.of("auditor", "trial.secret-revealed"));
    }

    private void assertSealed(UUID trial) {
        given().get("/v1/trials/{id}/secret", trial)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:trial-not-unblinded"));
        assertThat(new String(bytes(trial), UTF_8)).doesNotContain("TREATMENT", "CONTROL", "blockIndex", "blockSizes");
    }

    private static byte[] bytes(UUID trial) {
        return given().get("/v1/trials/{id}/ledger/export", trial)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static LedgerExport export(UUID trial) throws IOException {
        return ExportFormat.read(bytes(trial));
    }
}
