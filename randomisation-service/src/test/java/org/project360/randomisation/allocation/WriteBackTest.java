package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.project360.chassis.event.Transience;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.local.testing.TestClock;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialFixture;
import org.project360.randomisation.trial.Trials;

/** Tables that were set back, and what the allocation topic makes of them. */
@QuarkusTest
@RandomisationTest
class WriteBackTest {

    private static final List<String> TABLES = List.of(
            "select * from allocation_ledger where trial_id = ? order by ledger_index",
            "select * from allocation where trial_id = ? order by id",
            "select * from participant where trial_id = ? order by person_id",
            "select * from exposure where trial_id = ? order by incident_id",
            "select * from stratum where trial_id = ? order by stratum",
            "select * from recruitment where trial_id = ?");

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    Trials trials;

    @Inject
    VerifyLedger verify;

    @Inject
    Ledger ledger;

    @Inject
    ForgottenAllocations forgotten;

    @Inject
    SignLedger sign;

    @Inject
    ExportLedger export;

    @Inject
    Restore restore;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    private final List<CandidateIdentified> candidates = new ArrayList<>();

    @Test
    void everyTableIsAsItWasToTheByte() {
        UUID trial = allocated();
        Map<String, String> before = tables(trial);

        setBack(trial, 6);
        assertThat(tables(trial)).isNotEqualTo(before);
        writeBack(trial, one -> true);

        assertThat(tables(trial)).isEqualTo(before);
        assertThat(verify.verify(trial).holds()).isTrue();
    }

    /** An instance that goes on while its database is set back sees the ledger shorter than it was. */
    @Test
    void aRunningInstanceNoticesThatItsDatabaseWasSetBack() {
        UUID trial = allocated();
        assertThat(ledger.isShorterThanBefore(trial)).isFalse();

        setBack(trial, 19);
        assertThat(ledger.isShorterThanBefore(trial)).isTrue();
        writeBack(trial, one -> true);
        assertThat(ledger.isShorterThanBefore(trial)).isFalse();

        setBack(trial, 19);
        ledger.measure(trial);
        assertThat(ledger.isShorterThanBefore(trial)).isFalse();
    }

    /** The database draws nothing where the topic told somebody another allocation. */
    @Test
    void anIncidentStoredWithAnotherAllocationThanWasPublishedIsAContradiction() {
        Publication published = restore.publications(allocated()).get(0);
        AllocationMade made = published.made();
        Publication ofOurs = ours(made, made.allocationId());
        Publication otherAllocation = ours(made, UUID.randomUUID());

        assertThat(forgotten.unanswered(List.of(published, ofOurs))).isEmpty();
        assertThatThrownBy(() -> forgotten.unanswered(List.of(ofOurs, otherAllocation)))
                .isInstanceOf(RecallImpossible.class)
                .hasMessageContaining(made.incidentId().toString())
                .matches(Transience::passes);
    }

    private Publication ours(AllocationMade made, UUID allocation) {
        return new Publication(
                new AllocationMade(
                        allocation,
                        forgotten.trialId(),
                        made.incidentId(),
                        made.personId(),
                        made.unitId(),
                        made.stratum(),
                        made.sequence(),
                        made.arm(),
                        made.represented(),
                        made.allocatedAt()),
                0,
                0);
    }

    /** The ninth draw was lost before it was published; its candidate comes again, behind others. */
    @Test
    void whoseDrawWasNeverPublishedIsDrawnForAtALostPlaceAndNobodysArmChanges() {
        UUID trial = allocated();
        Map<UUID, AllocationMade> told = new LinkedHashMap<>();
        restore.publications(trial).forEach(one -> told.put(one.made().incidentId(), one.made()));
        Publication lost = restore.publications(trial).stream()
                .filter(one -> one.ledgerIndex() == 9)
                .findFirst()
                .orElseThrow();
        sign.step(trial);

        setBack(trial, 6);
        writeBack(trial, one -> !one.allocationId().equals(lost.allocationId()));
        assertThat(store.count("select units from recruitment where trial_id = ?", trial))
                .isEqualTo(19);
        assertThat(store.count("select count(*) from unchained_row where trial_id = ?", trial))
                .isPositive();
        deliveries.take(
                trial,
                Stream.concat(Stream.generate(() -> fresh()).limit(3), candidates.stream())
                        .toList());

        assertThat(store.count("select count(*) from unchained_row where trial_id = ?", trial))
                .isZero();
        assertThat(verify.verify(trial)).isEqualTo(new VerifyLedger.Verdict(true, 23, null, null));
        restore.publications(trial);
        // What had been reckoned of the ledger as it was is reckoned anew.
        assertThat(sign.sign(trial))
                .hasValueSatisfying(end -> assertThat(end.publicHash())
                        .isEqualTo(export.export(trial).head().publicHash()));
        List<Publication> after = restore.publications(trial);
        after.stream()
                .filter(one -> told.containsKey(one.made().incidentId()))
                .filter(one -> !one.made().unitId().equals(lost.made().unitId()))
                .forEach(one -> {
                    AllocationMade first = told.get(one.made().incidentId());
                    assertThat(one.made().arm()).isEqualTo(first.arm());
                    assertThat(one.made().allocationId()).isEqualTo(first.allocationId());
                });
        assertThat(store.rows(
                        "select count(distinct sequence), max(sequence) from allocation where trial_id = ? group by stratum",
                        trial))
                .allSatisfy(row -> assertThat(row.get(0)).isEqualTo(row.get(1)));
        assertThat(store.count("select count(distinct unit_id) from allocation where trial_id = ?", trial))
                .isEqualTo(23);
    }

    /** Twenty units in two strata, each of two batches; every second unit comes again with another person. */
    private UUID allocated() {
        UUID trial = fixture.open(1000);
        for (int batch = 0; batch < 2; batch++) {
            List<CandidateIdentified> some = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                UUID household = UUID.randomUUID();
                Map<String, String> covariates =
                        Map.of("grade", "MEDIUM", "priorBand", i % 2 == 0 ? "2-3" : "4-7", "force", "SYN-01");
                some.add(Candidates.of(UUID.randomUUID(), UUID.randomUUID(), household, covariates));
                if (i % 2 == 0) {
                    some.add(Candidates.of(UUID.randomUUID(), UUID.randomUUID(), household, covariates));
                }
            }
            deliveries.take(trial, some);
            clock.advance(Duration.ofSeconds(7));
            candidates.addAll(some);
        }
        assertThat(restore.publications(trial)).hasSize(30);
        return trial;
    }

    private static CandidateIdentified fresh() {
        return Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    }

    private Map<String, String> tables(UUID trial) {
        Map<String, String> tables = new LinkedHashMap<>();
        TABLES.forEach(sql -> tables.put(
                sql, store.rows("select t::text from (" + sql + ") t", trial).toString()));
        return tables;
    }

    /** As if the database had been restored to after so many rows of the ledger. */
    private void setBack(UUID trial, int rows) {
        restore.unguarded(
                List.of("allocation", "participant", "exposure", "allocation_ledger"), () -> forget(trial, rows));
        store.execute(
                "update recruitment set units = " + rows + ", ledger_length = " + rows
                        + ", ledger_hash = (select hash from"
                        + " allocation_ledger l where l.trial_id = recruitment.trial_id and ledger_index = " + rows
                        + ") where trial_id = ?",
                trial);
        StratumDraws draws = StratumDraws.of(fixture.secret(trial), trial, 1, fixture.design(trial));
        for (String stratum : fixture.design(trial).strata()) {
            Place place = Place.FIRST;
            long drawn =
                    store.count("select count(*) from allocation where trial_id = ? and stratum = ?", trial, stratum);
            for (long i = 0; i < drawn; i++) {
                place = draws.draw(stratum, place).next();
            }
            store.execute(
                    "update stratum set next_sequence = ?, block_index = ?, block_offset = ? where trial_id = ? and stratum = ?",
                    place.sequence(),
                    place.blockIndex(),
                    place.offset(),
                    trial,
                    stratum);
        }
    }

    private void forget(UUID trial, int rows) {
        String later =
                "(select allocation_id from allocation_ledger where trial_id = ? and ledger_index > " + rows + ")";
        store.execute("delete from exposure where allocation_id in " + later, trial);
        store.execute(
                "delete from participant where unit_id in (select unit_id from allocation where id in " + later + ")",
                trial);
        store.execute("delete from allocation where id in " + later, trial);
        store.execute("delete from allocation_ledger where trial_id = ? and ledger_index > " + rows, trial);
    }

    private void writeBack(UUID trial, Predicate<Publication> published) {
        List<Publication> unanswered = restore.publications(trial).stream()
                .filter(published)
                .filter(one -> store.count(
                                "select count(*) from exposure where incident_id = ?",
                                one.made().incidentId())
                        == 0)
                .toList();
        restore.writeBack(trial, unanswered);
    }
}
