package org.project360.randomisation.allocation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.Arm;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.method.ArmRule.Kind;
import org.project360.randomisation.method.Measure;
import org.project360.randomisation.trial.Minimising;
import org.project360.randomisation.trial.TrialDesign;
import org.project360.randomisation.trial.TrialDesign.ArmShare;
import org.project360.randomisation.trial.TrialDesign.Factor;
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
    WriteBack writeBack;

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

        forgetEverything(trial);
        List<Publication> told = publications(trial);
        QuarkusTransaction.requiringNew().run(() -> writeBack.write(trials.locked(trial), told));
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
        assertThat(new ExportVerifier(export)
                        .publicly()
                        .with(fixture.secret(trial), export.trial().secretSha256(), fixture.design(trial))
                        .breaks())
                .isEmpty();
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

    private List<Publication> publications(UUID trial) {
        await().until(() -> store.count("select count(*) from outbox where lane = ?", trial.toString()) == 0);
        Map<UUID, Publication> first = new LinkedHashMap<>();
        TestInfra.records(Topics.RANDOMISATION_ALLOCATION_MADE).forEach(record -> {
            AllocationMade made = Messages.read(record, AllocationMade.class);
            if (made.trialId().equals(trial)) {
                first.putIfAbsent(made.incidentId(), new Publication(made, record.partition(), record.offset()));
            }
        });
        return List.copyOf(first.values());
    }

    /** As if the database had been restored to just after the trial was opened. */
    private void forgetEverything(UUID trial) {
        for (String table : List.of("exposure", "participant", "allocation", "allocation_ledger")) {
            store.execute("alter table " + table + " disable trigger user");
            store.execute("delete from " + table + " where trial_id = ?", trial);
            store.execute("alter table " + table + " enable trigger user");
        }
        store.execute("delete from pending_candidate where trial_id = ?", trial);
        store.execute(
                "update stratum set next_sequence = 1, block_index = 0, block_offset = 0 where trial_id = ?", trial);
        store.execute(
                "update recruitment set units = 0, ledger_length = 0, sealed_tally = null,"
                        + " ledger_hash = decode(repeat('00', 32), 'hex') where trial_id = ?",
                trial);
        store.execute("alter table trial disable trigger user");
        store.execute("update trial set state = 'OPEN', closed_because = null where id = ?", trial);
        store.execute("alter table trial enable trigger user");
    }

    private static TrialDesign design(Method method) {
        return new TrialDesign(
                method,
                List.of(
                        new ArmShare(Arm.TREATMENT, 1, MOST.get(Arm.TREATMENT).intValue()),
                        new ArmShare(Arm.CONTROL, 1, MOST.get(Arm.CONTROL).intValue())),
                method == Method.PERMUTED_BLOCKS ? List.of(4, 6, 8) : null,
                List.of(new Factor("grade", List.of("STANDARD", "MEDIUM"))),
                TrialDesign.Unit.HOUSEHOLD,
                null,
                null,
                null,
                method == Method.MINIMISATION ? new Minimising(Measure.RANGE, Kind.BEST, 0.8) : null);
    }
}
