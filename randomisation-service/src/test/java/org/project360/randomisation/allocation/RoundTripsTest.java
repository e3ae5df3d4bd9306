package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Topics;
import org.project360.local.testing.RoundTrips;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;

/** How often a batch of one candidate waits for the database, from its offset to its commit. */
@QuarkusTest
@RandomisationTest
@TestProfile(RoundTripsTest.Counted.class)
class RoundTripsTest {

    public static class Counted implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.driver",
                    RoundTrips.class.getName(),
                    // A database of its own beside a topic that others used: another trial.
                    "randomisation.trial.id",
                    "03600000-0000-7000-8000-000000000777");
        }
    }

    @Inject
    Store store;

    @Test
    void aDrawTakesFour() {
        awaitWhatOthersSent();
        // The trial itself is read when it is drawn for first.
        sentFor(UUID.randomUUID(), UUID.randomUUID());

        List<String> draw = sentFor(UUID.randomUUID(), UUID.randomUUID());

        // Offset and inbox, the trial's lock and what is known, what was decided and goes out, commit.
        assertThat(draw).hasSize(4);
        assertThat(draw.get(2))
                .contains(
                        "insert into allocation",
                        "insert into allocation_ledger",
                        "update stratum",
                        "insert into outbox");
    }

    @Test
    void whoComesAgainTakesFourToo() {
        awaitWhatOthersSent();
        UUID person = UUID.randomUUID();
        UUID household = UUID.randomUUID();
        sentFor(person, household);

        List<String> again = sentFor(person, household);

        assertThat(again).hasSize(4);
        assertThat(again.get(2)).contains("insert into exposure").doesNotContain("insert into allocation");
    }

    private void awaitWhatOthersSent() {
        int sent = TestInfra.records(Topics.INTAKE_CANDIDATE_IDENTIFIED).size();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> store.count(
                                "select coalesce(sum(next_offset), 0) from kafka_offset where topic = ?",
                                Topics.INTAKE_CANDIDATE_IDENTIFIED)
                        == sent);
    }

    private List<String> sentFor(UUID person, UUID household) {
        int before = batches().size();
        TestInfra.send(Messages.of(
                Topics.INTAKE_CANDIDATE_IDENTIFIED, person, Candidates.of(UUID.randomUUID(), person, household)));
        await().atMost(Duration.ofSeconds(30)).until(() -> batches().size() > before);
        return batches().get(before);
    }

    private static List<List<String>> batches() {
        return RoundTrips.ofTransactions("kafka_offset");
    }
}
