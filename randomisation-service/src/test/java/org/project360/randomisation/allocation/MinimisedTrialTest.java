package org.project360.randomisation.allocation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.method.ArmRule.Kind;
import org.project360.randomisation.method.Measure;
import org.project360.randomisation.trial.Minimising;
import org.project360.randomisation.trial.TrialFixture;
import org.project360.randomisation.trial.Trials;

/** A trial that minimises: over transactions, over repetitions, over a restore. */
@QuarkusTest
@RandomisationTest
@TestSecurity(user = "auditor", roles = "auditor")
class MinimisedTrialTest {

    private static final String LEDGER =
            "select l::text from allocation_ledger l where trial_id = ? order by ledger_index";

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    DrawnArms drawn;

    @Inject
    Trials trials;

    @Inject
    VerifyLedger verify;

    @Inject
    Restore restore;

    @Inject
    Store store;

    private final List<CandidateIdentified> candidates = new ArrayList<>();
    private UUID trial;

    @BeforeEach
    void open() {
        trial = fixture.open(TrialFixture.minimised(1, 1, new Minimising(Measure.RANGE, Kind.BEST, 0.8)), 1000);
    }

    @Test
    void drawsFromWhatIsStoredAndReplays() throws IOException {
        allocate();

        assertThat(arms()).isEqualTo(specified());
        assertThat(store.rows("select stratum, next_sequence from stratum where trial_id = ?", trial))
                .containsExactly(List.of("minimised", 61L));
        replays();
        assertThat(store.rows("select sealed_tally from recruitment where trial_id = ?", trial))
                .singleElement()
                .satisfies(row -> assertThat((byte[]) row.get(0)).hasSize(12 + 4 * 8 + 16));
    }

    /** A level that the design does not know is pending, as in any trial, and is drawn for when it is known. */
    @Test
    void waitsForLevelsItDoesNotKnow() throws IOException {
        UUID person = UUID.randomUUID();
        UUID household = UUID.randomUUID();
        deliveries.take(trial, Candidates.of(UUID.randomUUID(), person, household, Map.of("grade", "MEDIUM")));
        assertThat(store.rows("select reason from pending_candidate where trial_id = ?", trial))
                .containsExactly(List.of("STRATUM_UNKNOWN"));
        candidates.add(Candidates.of(UUID.randomUUID(), person, household, subject(3)));
        deliveries.take(trial, candidates);
        assertThat(arms()).isEqualTo(specified());
        replays();
    }

    /** Everything forgotten comes back to the byte, and what is drawn afterwards counts it. */
    @Test
    void aDatabaseSetBackGetsItsRowsAndCountsAgain() throws IOException {
        allocate();
        List<List<Object>> before = store.rows(LEDGER, trial);
        List<Publication> publications = restore.publications(trial);
        assertThat(publications).hasSize(80);
        restore.forgetEverything(trial);
        assertThat(store.rows(LEDGER, trial)).isEmpty();

        restore.writeBack(trial, publications);

        assertThat(store.rows(LEDGER, trial)).isEqualTo(before);
        allocate();
        assertThat(arms()).isEqualTo(specified());
        replays();
    }

    /** What a restore may have lost unpublished is the ledger's end: nothing that is known was drawn from it. */
    @Test
    void whatWasNeverPublishedIsDrawnAnewAndTheLedgerStillReplays() throws IOException {
        allocate();
        List<Publication> publications = restore.publications(trial);
        assertThat(publications.stream().map(Publication::partition).distinct()).hasSize(1);
        assertThat(publications.stream().map(Publication::offset)).isSorted();
        assertThat(publications.stream().map(Publication::ledgerIndex).filter(index -> index < Long.MAX_VALUE))
                .isEqualTo(LongStream.rangeClosed(1, 60).boxed().toList());
        List<Publication> told = publications.subList(0, 47);
        restore.forgetEverything(trial);
        restore.writeBack(trial, told);

        for (int i = 0; i < 5; i++) {
            candidates.add(Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), subject(i)));
        }
        Collections.shuffle(candidates, new Random(4));
        deliveries.take(trial, candidates);

        assertThat(store.rows(LEDGER, trial)).hasSize(65);
        assertThat(verify.verify(trial)).isEqualTo(new VerifyLedger.Verdict(true, 65, null, null));
        replays();
        Map<UUID, Arm> arms = QuarkusTransaction.requiringNew()
                .call(() -> drawn.of(trials.known(trial)).stream()
                        .collect(Collectors.toMap(DrawnArms.Drawn::allocationId, DrawnArms.Drawn::arm)));
        assertThat(told)
                .allSatisfy(one -> assertThat(arms)
                        .containsEntry(one.allocationId(), one.made().arm()));
    }

    /** Sixty units in batches of twelve; every third comes again with another person. */
    private void allocate() {
        for (int batch = 0; batch < 5; batch++) {
            List<CandidateIdentified> some = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                UUID household = UUID.randomUUID();
                some.add(
                        Candidates.of(UUID.randomUUID(), UUID.randomUUID(), household, subject(candidates.size() + i)));
                if (i % 3 == 0) {
                    some.add(Candidates.of(UUID.randomUUID(), UUID.randomUUID(), household, subject(i)));
                }
            }
            deliveries.take(trial, some);
            candidates.addAll(some);
        }
    }

    private static Map<String, String> subject(int i) {
        return Map.of("grade", i * 7 % 11 < 7 ? "STANDARD" : "MEDIUM", "priorBand", i * 5 % 13 < 8 ? "2-3" : "4-7");
    }

    /** The arm of each unit, in the order of the draws. */
    private List<String> arms() {
        return QuarkusTransaction.requiringNew()
                .call(() -> drawn.of(trials.known(trial)).stream()
                        .map(one -> one.unitId() + (one.arm() == Arm.TREATMENT ? " T" : " C"))
                        .toList());
    }

    private List<String> specified() {
        SecondMinimisation second = new SecondMinimisation(
                fixture.secret(trial),
                trial.toString(),
                new TreeMap<>(Map.of("grade", 2.0, "priorBand", 1.0)),
                new int[] {1, 1},
                true,
                0.8);
        Map<UUID, String> byUnit = new LinkedHashMap<>();
        candidates.forEach(one ->
                byUnit.computeIfAbsent(one.householdId(), unit -> second.next(one.covariates(), byUnit.size() + 1)));
        return byUnit.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .toList();
    }

    private void replays() throws IOException {
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
    }
}
