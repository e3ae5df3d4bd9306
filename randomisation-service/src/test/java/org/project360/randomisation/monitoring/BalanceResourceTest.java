package org.project360.randomisation.monitoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.allocation.Candidates;
import org.project360.randomisation.allocation.Deliveries;
import org.project360.randomisation.trial.TrialFixture;
import org.w3c.dom.Document;

/** What is told by arm is what was published, counted by the test itself. */
@QuarkusTest
@RandomisationTest
class BalanceResourceTest {

    private static final String FEW = "grade=STANDARD|priorBand=4-7";

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    Store store;

    @Test
    @TestSecurity(user = "committee", roles = "data-monitoring-committee")
    void tellsUnitsAndImbalanceOfEachStratum() {
        UUID trial = allocated();
        Map<String, Map<String, Integer>> published = publishedByStratumAndArm(trial);

        JsonPath told = given().get("/v1/trials/{id}/balance", trial)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("target", equalTo(100))
                .extract()
                .jsonPath();

        List<Map<String, Object>> strata = told.getList("strata");
        assertThat(strata).hasSize(4);
        for (Map<String, Object> one : strata) {
            Map<String, Integer> counted =
                    published.getOrDefault(one.get("name").toString(), Map.of());
            int treatment = counted.getOrDefault("TREATMENT", 0);
            int control = counted.getOrDefault("CONTROL", 0);
            assertThat(one.get("units")).isEqualTo(Map.of("TREATMENT", treatment, "CONTROL", control));
            assertThat(((Number) one.get("imbalance")).doubleValue()).isEqualTo(Math.abs(treatment - control));
        }
        assertThat(told.getInt("whole.units.TREATMENT") + told.getInt("whole.units.CONTROL"))
                .isEqualTo(17);
        assertThat(published.get(FEW).values().stream().mapToInt(n -> n).sum()).isEqualTo(3);
        assertThat(store.rows(
                        "select actor from audit_entry where action = 'trial.balance-read' and subject_id = ?",
                        trial.toString()))
                .containsExactly(List.of("committee"));
    }

    @Test
    @TestSecurity(user = "committee", roles = "data-monitoring-committee")
    void thePageTellsTheSameInTables() throws Exception {
        UUID trial = allocated();
        Map<String, Map<String, Integer>> published = publishedByStratumAndArm(trial);

        Response answer = given().get("/v1/trials/{id}/unblinded-monitoring", trial);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(answer.asString()).doesNotContain("<script", "http:", "https:", " src=", " href=", " style=");
        Document page = Pages.parsed(answer.asString());
        Map<String, List<String>> expected = new HashMap<>();
        List.of("grade=MEDIUM|priorBand=2-3", "grade=MEDIUM|priorBand=4-7", "grade=STANDARD|priorBand=2-3", FEW)
                .forEach(stratum -> expected.put(stratum, numbers(published.getOrDefault(stratum, Map.of()))));
        Map<String, Integer> whole = sum(published, stratum -> true);
        expected.put("all", numbers(whole));
        assertThat(Pages.rows(page, "In all, and by stratum")).isEqualTo(expected);
        assertThat(Pages.rows(page, "By level"))
                .isEqualTo(Map.of(
                        "grade=MEDIUM", numbers(sum(published, stratum -> stratum.contains("grade=MEDIUM"))),
                        "grade=STANDARD", numbers(sum(published, stratum -> stratum.contains("grade=STANDARD"))),
                        "priorBand=2-3", numbers(sum(published, stratum -> stratum.contains("priorBand=2-3"))),
                        "priorBand=4-7", numbers(sum(published, stratum -> stratum.contains("priorBand=4-7")))));
        assertThat(store.rows(
                        "select actor from audit_entry where action = 'trial.balance-read' and subject_id = ?",
                        trial.toString()))
                .containsExactly(List.of("committee"));
    }

    /** Treatment, control, and how far they are apart, as the page writes them. */
    private static List<String> numbers(Map<String, Integer> units) {
        int treatment = units.getOrDefault("TREATMENT", 0);
        int control = units.getOrDefault("CONTROL", 0);
        return List.of("" + treatment, "" + control, "" + Math.abs(treatment - control));
    }

    private static Map<String, Integer> sum(Map<String, Map<String, Integer>> published, Predicate<String> strata) {
        Map<String, Integer> sum = new HashMap<>();
        published.forEach((stratum, units) -> {
            if (strata.test(stratum)) {
                units.forEach((arm, count) -> sum.merge(arm, count, Integer::sum));
            }
        });
        return sum;
    }

    @Test
    @TestSecurity(user = "analyst", roles = "statistician-unblinded")
    void exportsEveryUnitWithItsArm() {
        UUID trial = allocated();
        Map<String, String> arms = new HashMap<>();
        published(trial)
                .forEach(made ->
                        arms.put(made.allocationId().toString(), made.arm().name()));

        String csv = given().get("/v1/trials/{id}/interim-export", trial)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asString();

        List<String> lines = csv.lines().toList();
        assertThat(lines.get(0)).isEqualTo("allocationId,unitId,personId,stratum,sequence,arm,allocatedAt");
        assertThat(lines).hasSize(18);
        lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> assertThat(cells[5]).isEqualTo(arms.get(cells[0])));
        assertThat(store.rows(
                        "select actor, detail from audit_entry where action = 'trial.interim-exported' and subject_id = ?",
                        trial.toString()))
                .containsExactly(List.of("analyst", "17"));
    }

    private UUID allocated() {
        UUID trial = fixture.open(100);
        Stream<CandidateIdentified> many =
                Stream.generate(() -> Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));
        Stream<CandidateIdentified> few = Stream.generate(() -> Candidates.of(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                Map.of("grade", "STANDARD", "priorBand", "4-7")));
        deliveries.take(trial, Stream.concat(many.limit(14), few.limit(3)).toList());
        return trial;
    }

    private static Map<String, Map<String, Integer>> publishedByStratumAndArm(UUID trial) {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        published(trial)
                .forEach(made -> counts.computeIfAbsent(made.stratum(), stratum -> new HashMap<>())
                        .merge(made.arm().name(), 1, Integer::sum));
        return counts;
    }

    private static List<AllocationMade> published(UUID trial) {
        return TestInfra.records(
                        Topics.RANDOMISATION_ALLOCATION_MADE,
                        all -> of(trial, all.stream().map(one -> Messages.read(one, AllocationMade.class)))
                                        .size()
                                == 17,
                        java.time.Duration.ofSeconds(30))
                .stream()
                .map(one -> Messages.read(one, AllocationMade.class))
                .filter(made -> made.trialId().equals(trial))
                .toList();
    }

    private static List<AllocationMade> of(UUID trial, Stream<AllocationMade> all) {
        return all.filter(made -> made.trialId().equals(trial)).toList();
    }
}
