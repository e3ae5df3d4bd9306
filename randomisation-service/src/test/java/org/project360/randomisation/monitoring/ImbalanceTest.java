package org.project360.randomisation.monitoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.randomisation.Arm;
import org.project360.local.testing.TestClock;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.allocation.Candidates;
import org.project360.randomisation.allocation.Deliveries;
import org.project360.randomisation.allocation.DrawnArms;
import org.project360.randomisation.trial.ArmShare;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign;
import org.project360.randomisation.trial.TrialFixture;
import org.project360.randomisation.trial.Trials;

/** What the blinded statistician is told of the balance: last week's, and nobody's arm. The clock starts on a Monday. */
@QuarkusTest
@RandomisationTest
@TestSecurity(user = "stat", roles = "statistician")
class ImbalanceTest {

    private static final String OFTEN = "grade=MEDIUM|priorBand=2-3";

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    DrawnArms drawn;

    @Inject
    Trials trials;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    @AfterEach
    void backToTheStart() {
        clock.reset();
    }

    @Test
    void isOfTheUnitsBeforeMonday() {
        UUID trial = fixture.open(100);
        deliveries.take(trial, some(5));
        // Sunday, 23:59 in London, where summer time has not begun.
        clock.advance(Duration.ofDays(6).plusHours(14).plusMinutes(59));
        deliveries.take(trial, some(2));
        assertThat(told(trial).getInt("whole.units")).isZero();

        clock.advance(Duration.ofMinutes(2));
        deliveries.take(trial, some(4));

        JsonPath told = told(trial);
        int apart = apart(trial, 7);
        assertThat(told.getString("before")).isEqualTo("2026-03-09");
        assertThat(told.getInt("whole.units")).isEqualTo(7);
        assertThat(told.getDouble("whole.imbalance")).isEqualTo(apart);
        Map<String, Map<String, Object>> strata = byName(told, "strata");
        assertThat(strata).hasSize(4);
        assertThat(strata.get(OFTEN)).containsEntry("units", 7).containsEntry("imbalance", (float) apart);
        assertThat(strata.get("grade=STANDARD|priorBand=4-7"))
                .containsEntry("units", 0)
                .containsEntry("imbalance", 0f);
        Map<String, Map<String, Object>> levels = byName(told, "levels");
        assertThat(levels.keySet())
                .containsExactlyInAnyOrder("grade=MEDIUM", "grade=STANDARD", "priorBand=2-3", "priorBand=4-7");
        assertThat(levels.get("grade=MEDIUM")).containsEntry("units", 7).containsEntry("imbalance", (float) apart);
        assertThat(store.rows(
                        "select actor from audit_entry where action = 'trial.imbalance-read' and subject_id = ?",
                        trial.toString()))
                .containsExactly(List.of("stat"), List.of("stat"));
    }

    /** The statistician's page has it, the manager's does not; neither has an arm. */
    @Test
    void standsOnTheStatisticiansPage() throws Exception {
        UUID trial = fixture.open(100);
        deliveries.take(trial, some(7));
        clock.advance(Duration.ofDays(7));

        String page = given().get("/v1/trials/{id}/monitoring", trial).asString();

        List<String> numbers = List.of("7", "" + apart(trial, 7));
        Map<String, List<String>> rows = Pages.rows(Pages.parsed(page), "In all, and by stratum");
        assertThat(rows).hasSize(5).containsEntry("all", numbers).containsEntry(OFTEN, numbers);
        assertThat(Pages.rows(Pages.parsed(page), "By level")).hasSize(4).containsEntry("grade=MEDIUM", numbers);
        assertThat(page).doesNotContain("TREATMENT", "CONTROL");
    }

    @Test
    @TestSecurity(user = "manager", roles = "trial-manager")
    void doesNotStandOnTheManagers() {
        UUID trial = fixture.open(100);
        deliveries.take(trial, some(7));
        clock.advance(Duration.ofDays(7));

        String page = given().get("/v1/trials/{id}/monitoring", trial).asString();

        assertThat(page).contains("7</strong> units of a target").doesNotContain("Imbalance", "Apart");
        assertThat(store.count(
                        "select count(*) from audit_entry where action = 'trial.imbalance-read' and subject_id = ?",
                        trial.toString()))
                .isZero();
    }

    /** Of one unit in a trial of 2:1 it would be two thirds in treatment and four thirds in control. */
    @Test
    void isNotToldWhereItWouldTellTheArm() {
        UUID trial = fixture.open(twoToOne(), 100);
        deliveries.take(trial, some(1));
        clock.advance(Duration.ofDays(7));

        given().get("/v1/trials/{id}/imbalance", trial)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:imbalance-unblinds"));
        assertThat(given().get("/v1/trials/{id}/monitoring", trial).asString())
                .contains("1</strong> units")
                .doesNotContain("Imbalance", "Apart");
    }

    /** With the arms exchanged it is the same; where they have unequal parts it would not be. */
    @Test
    void tellsNothingThatExchangedArmsWouldNot() {
        UUID equal = fixture.open(100);
        deliveries.take(equal, some(9));
        assertThat(imbalance(equal, true)).isEqualTo(imbalance(equal, false));
        UUID unequal = fixture.open(twoToOne(), 100);
        deliveries.take(unequal, some(1));
        assertThat(imbalance(unequal, true)).isNotEqualTo(imbalance(unequal, false));
    }

    private Imbalance imbalance(UUID id, boolean exchanged) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Trial trial = trials.known(id);
            List<DrawnArms.Drawn> all = drawn.of(trial).stream()
                    .map(one -> exchanged ? exchanged(one) : one)
                    .toList();
            return Imbalance.of(Balance.of(trial, all), LocalDate.EPOCH);
        });
    }

    private static DrawnArms.Drawn exchanged(DrawnArms.Drawn one) {
        return new DrawnArms.Drawn(
                one.allocationId(),
                one.unitId(),
                one.personId(),
                one.stratum(),
                one.covariates(),
                one.sequence(),
                one.arm() == Arm.TREATMENT ? Arm.CONTROL : Arm.TREATMENT,
                one.allocatedAt());
    }

    private static TrialDesign twoToOne() {
        TrialDesign equal = TrialFixture.design(TrialDesign.Unit.HOUSEHOLD);
        return new TrialDesign(
                TrialDesign.Method.SIMPLE,
                List.of(new ArmShare(Arm.TREATMENT, 2), new ArmShare(Arm.CONTROL, 1)),
                null,
                equal.factors(),
                equal.unit(),
                null,
                null,
                null);
    }

    /** How far the arms of the first draws are apart, counted by the test. */
    private int apart(UUID trial, int first) {
        long treatment = QuarkusTransaction.requiringNew()
                .call(() -> drawn.of(trials.known(trial)).stream()
                        .filter(one -> one.sequence() <= first && one.arm() == Arm.TREATMENT)
                        .count());
        return Math.abs(2 * Math.toIntExact(treatment) - first);
    }

    private static JsonPath told(UUID trial) {
        return given().get("/v1/trials/{id}/imbalance", trial)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath();
    }

    private static Map<String, Map<String, Object>> byName(JsonPath told, String list) {
        Map<String, Map<String, Object>> byName = new HashMap<>();
        told.<Map<String, Object>>getList(list).forEach(one -> byName.put((String) one.get("name"), one));
        return byName;
    }

    private List<CandidateIdentified> some(int count) {
        return Stream.generate(() -> Candidates.of(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        Map.of("grade", "MEDIUM", "priorBand", "2-3"),
                        clock.instant()))
                .limit(count)
                .toList();
    }
}
