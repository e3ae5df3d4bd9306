package org.project360.randomisation.allocation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialFixture;

/** After many allocations neither a log line nor a metric, nor any column but the sealed one, names an arm. */
@QuarkusTest
@RandomisationTest
class SilenceTest {

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    Store store;

    @Test
    void noArmInLogsMetricsOrTables() {
        Lines lines = new Lines();
        UUID trial = fixture.open(1000);
        lines.during(() -> {
            for (int batch = 0; batch < 5; batch++) {
                deliveries.take(
                        trial,
                        Stream.generate(Candidates::fresh)
                                .limit(40)
                                .map(Candidate::data)
                                .toList());
            }
        });

        assertThat(lines.all()).noneMatch(SilenceTest::namesAnArm);
        assertThat(given().get("/q/metrics").asString()).doesNotContain("TREATMENT", "CONTROL");
        await().until(() -> store.count("select count(*) from outbox") == 0);
        for (String table : List.of(
                "allocation",
                "participant",
                "exposure",
                "allocation_ledger",
                "pending_candidate",
                "stratum",
                "recruitment",
                "inbox",
                "audit_entry")) {
            assertThat(store.count("select count(*) from " + table + " t where t::text ~ 'TREATMENT|CONTROL'"))
                    .as(table)
                    .isZero();
        }
    }

    private static boolean namesAnArm(String line) {
        return line.contains("TREATMENT") || line.contains("CONTROL");
    }
}
