package org.project360.randomisation.allocation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.method.ArmRule.Kind;
import org.project360.randomisation.method.Measure;
import org.project360.randomisation.trial.ArmShare;
import org.project360.randomisation.trial.Factor;
import org.project360.randomisation.trial.Minimising;
import org.project360.randomisation.trial.TrialDesign;
import org.project360.randomisation.trial.TrialDesign.Method;
import org.project360.randomisation.trial.TrialFixture;
import org.project360.randomisation.trial.Trials;

/** The ceiling of an arm under concurrent deliveries, and after a restore. */
@QuarkusTest
@RandomisationTest
@TestSecurity(user = "auditor", roles = "auditor")
class ArmCeilingTest {

    private static final Map<Arm, Long> MOST = Map.of(Arm.TREATMENT, 17L, Arm.CONTROL, 20L);

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

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"SIMPLE", "BIG_STICK", "PERMUTED_BLOCKS", "MINIMISATION"})
    void noArmPassesItsCeilingAndOneThatReachesItClosesTheTrialForEverybody(Method method) throws Exception {
        UUID trial = fixture.open(design(method), 100);
        deliver(trial);

        List<DrawnArms.Drawn> all = drawn(trial);
        Map<Arm, Long> counts = counts(all);
        List<Arm> full = MOST.keySet().stream()
                .filter(arm -> counts.get(arm).equals(MOST.get(arm)))
                .toList();
        assertThat(full).hasSize(1);
        assertThat(counts).allSatisfy((arm, count) -> assertThat(count).isLessThanOrEqualTo(MOST.get(arm)));
        UUID last = (UUID) store.rows(
                        "select allocation_id from allocation_ledger where trial_id = ? order by ledger_index desc limit 1",
                        trial)
                .get(0)
                .get(0);
        assertThat(all)
                .filteredOn(one -> one.allocationId().equals(last))
                .allMatch(one -> one.arm() == full.get(0))
                .hasSize(1);
        closed(trial, all.size());
        assertThat(store.rows(
                        "select state, reason, count(*) from pending_candidate where trial_id = ? group by 1, 2",
                        trial))
                .containsExactly(List.of("NOT_ALLOCATED", "ARM_CEILING_REACHED", 120L - all.size()));

        restore.forgetEverything(trial);
        restore.writeBack(trial, restore.publications(trial));
        deliver(trial);

        assertThat(drawn(trial)).containsExactlyInAnyOrderElementsOf(all);
        closed(trial, all.size());
    }

    private void closed(UUID trial, int units) throws Exception {
        assertThat(store.rows("select state, closed_because from trial where id = ?", trial))
                .containsExactly(List.of("CLOSED", "ARM_CEILING_REACHED"));
        assertThat(verify.verify(trial)).isEqualTo(new VerifyLedger.Verdict(true, units, null, null));
        LedgerExport export = ExportFormat.read(
                given().get("/v1/trials/{id}/ledger/export", trial).asByteArray());
        assertThat(breaks(trial, export, fixture.design(trial))).isEmpty();
        TrialDesign stricter = design(fixture.design(trial).method(), 10, 10);
        assertThat(breaks(trial, export, stricter)).containsExactlyElementsOf(beyondTen(trial));
    }

    private List<ExportVerifier.Break> breaks(UUID trial, LedgerExport export, TrialDesign design) {
        return new ExportVerifier(export)
                .publicly()
                .with(fixture.secret(trial), export.trial().secretSha256(), design)
                .breaks();
    }

    /** Every row behind the one that was the tenth of its arm. */
    private List<ExportVerifier.Break> beyondTen(UUID trial) {
        Map<UUID, Arm> arms =
                drawn(trial).stream().collect(Collectors.toMap(DrawnArms.Drawn::allocationId, DrawnArms.Drawn::arm));
        List<ExportVerifier.Break> beyond = new ArrayList<>();
        Map<Arm, Integer> counts = new EnumMap<>(Arm.class);
        for (List<Object> row : store.rows(
                "select ledger_index, allocation_id from allocation_ledger where trial_id = ? order by ledger_index",
                trial)) {
            if (counts.values().stream().anyMatch(count -> count >= 10)) {
                beyond.add(new ExportVerifier.Break((Long) row.get(0), "drawn after an arm had reached its ceiling"));
            }
            counts.merge(arms.get((UUID) row.get(1)), 1, Integer::sum);
        }
        assertThat(beyond).isNotEmpty();
        return beyond;
    }

    /** 120 households, twice each, in another order every time, by four threads. */
    private void deliver(UUID trial) throws Exception {
        List<CandidateIdentified> twice = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            int one = i % 120;
            twice.add(Candidates.of(
                    id(trial, one),
                    id(trial, 1_000 + one),
                    id(trial, 2_000 + one),
                    Map.of("grade", one % 3 == 0 ? "STANDARD" : "MEDIUM")));
        }
        Collections.shuffle(twice, new Random(5));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> runs = new ArrayList<>();
            for (int i = 0; i < twice.size(); i += 12) {
                List<CandidateIdentified> batch = twice.subList(i, i + 12);
                runs.add(threads.submit(() -> deliveries.take(trial, batch)));
            }
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static UUID id(UUID trial, int number) {
        return new UUID(trial.getMostSignificantBits(), trial.getLeastSignificantBits() + number);
    }

    private List<DrawnArms.Drawn> drawn(UUID trial) {
        return QuarkusTransaction.requiringNew().call(() -> drawn.of(trials.known(trial)));
    }

    private static Map<Arm, Long> counts(List<DrawnArms.Drawn> all) {
        return all.stream().collect(Collectors.groupingBy(DrawnArms.Drawn::arm, Collectors.counting()));
    }

    private static TrialDesign design(Method method) {
        return design(
                method,
                MOST.get(Arm.TREATMENT).intValue(),
                MOST.get(Arm.CONTROL).intValue());
    }

    private static TrialDesign design(Method method, int treatments, int controls) {
        return new TrialDesign(
                method,
                List.of(new ArmShare(Arm.TREATMENT, 1, treatments), new ArmShare(Arm.CONTROL, 1, controls)),
                method == Method.PERMUTED_BLOCKS ? List.of(4, 6, 8) : null,
                List.of(new Factor("grade", List.of("STANDARD", "MEDIUM"))),
                TrialDesign.Unit.HOUSEHOLD,
                null,
                null,
                null,
                method == Method.MINIMISATION ? new Minimising(Measure.RANGE, Kind.BEST, 0.8) : null);
    }
}
