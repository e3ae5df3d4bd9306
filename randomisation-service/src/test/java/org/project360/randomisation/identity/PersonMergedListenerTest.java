package org.project360.randomisation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.intake.PersonSplit;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.allocation.Candidates;
import org.project360.randomisation.allocation.Deliveries;
import org.project360.randomisation.trial.TrialFixture;

/** Merges and splits change who is looked up, never what was drawn. */
@QuarkusTest
@RandomisationTest
class PersonMergedListenerTest {

    private static final Instant DAY = Instant.parse("2026-03-01T09:00:00Z");

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    Store store;

    private final UUID a = UUID.randomUUID();
    private final UUID b = UUID.randomUUID();
    private final UUID c = UUID.randomUUID();

    @Test
    void keepsTheArmOfWhoeverIsMerged() {
        UUID trial = fixture.open(100);
        deliveries.take(trial, Candidates.of(UUID.randomUUID(), a, UUID.randomUUID()));
        merge(b, a, 1);
        awaitSurvivor(a, b);
        deliveries.take(trial, Candidates.of(UUID.randomUUID(), b, UUID.randomUUID()));

        assertThat(draws(trial)).isEqualTo(1);
        assertThat(store.rows("select represented from exposure where trial_id = ? order by represented", trial))
                .containsExactly(List.of(false), List.of(true));
    }

    @Test
    void keepsTheFirstArmWhereTwoMeet() {
        UUID trial = fixture.open(100);
        UUID first = UUID.randomUUID();
        deliveries.take(trial, Candidates.of(first, a, UUID.randomUUID()));
        deliveries.take(trial, Candidates.of(UUID.randomUUID(), b, UUID.randomUUID()));
        merge(b, a, 1);
        awaitSurvivor(a, b);
        UUID next = UUID.randomUUID();
        deliveries.take(trial, Candidates.of(next, b, UUID.randomUUID()));

        assertThat(draws(trial)).isEqualTo(2);
        assertThat(allocationOf(next)).isEqualTo(allocationOf(first));
    }

    @Test
    void followsAChainAndGivesEachHerOwnBackAtASplit() {
        UUID trial = fixture.open(100);
        deliveries.take(trial, Candidates.of(UUID.randomUUID(), a, UUID.randomUUID()));
        merge(b, a, 1);
        awaitSurvivor(a, b);
        merge(c, b, 2);
        awaitSurvivor(a, c);
        awaitSurvivor(b, c);
        split(c, b, 3);
        awaitSurvivor(b, null);
        awaitSurvivor(a, b);

        deliveries.take(
                trial,
                Candidates.of(UUID.randomUUID(), b, UUID.randomUUID()),
                Candidates.of(UUID.randomUUID(), c, UUID.randomUUID()));

        assertThat(draws(trial)).isEqualTo(2);
    }

    @Test
    void endsTheSameWhicheverOfMergeAndSplitIsReadFirst() {
        split(b, a, 5);
        await().untilAsserted(() -> assertThat(alias(a)).hasSize(1));
        merge(b, a, 4);
        merge(c, b, 6);
        awaitSurvivor(b, c);
        assertThat(alias(a).get(0).get(0)).isNull();
        merge(b, a, 7);
        awaitSurvivor(a, c);
    }

    @Test
    void drawsOnceForTwoIdsOfOnePersonInOneBatch() {
        merge(b, a, 1);
        awaitSurvivor(a, b);
        UUID trial = fixture.open(100);
        deliveries.take(
                trial,
                Candidates.of(UUID.randomUUID(), a, UUID.randomUUID()),
                Candidates.of(UUID.randomUUID(), b, UUID.randomUUID()));

        assertThat(draws(trial)).isEqualTo(1);
    }

    private UUID allocationOf(UUID incident) {
        return (UUID) store.rows("select allocation_id from exposure where incident_id = ?", incident)
                .get(0)
                .get(0);
    }

    private long draws(UUID trial) {
        return store.count("select count(*) from allocation where trial_id = ?", trial);
    }

    private List<List<Object>> alias(UUID person) {
        return store.rows("select survivor_id from person_alias where merged_id = ?", person);
    }

    private void awaitSurvivor(UUID person, @org.jspecify.annotations.Nullable UUID survivor) {
        await().untilAsserted(() -> {
            assertThat(alias(person)).hasSize(1);
            assertThat(alias(person).get(0).get(0)).isEqualTo(survivor);
        });
    }

    private static void merge(UUID survivor, UUID merged, int minute) {
        TestInfra.send(Messages.of(
                Topics.INTAKE_PERSON_MERGED,
                survivor,
                new PersonMerged(survivor, merged, DAY.plusSeconds(60L * minute), "steward-confirmed")));
    }

    private static void split(UUID person, UUID separated, int minute) {
        TestInfra.send(Messages.of(
                Topics.INTAKE_PERSON_SPLIT,
                person,
                new PersonSplit(person, separated, List.of(), DAY.plusSeconds(60L * minute), "merged-in-error")));
    }
}
