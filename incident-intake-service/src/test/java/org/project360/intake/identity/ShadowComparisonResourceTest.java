package org.project360.intake.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.chassis.event.EventHandler;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Topics;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.intake.identity.linkage.LinkageModel;

@IntakeTest
@TestProfile(ShadowComparisonResourceTest.Shadow.class)
@TestSecurity(
        user = "oscar",
        roles = {"ops", "data-steward"})
class ShadowComparisonResourceTest {

    /** Linkage decides and nothing comes of it. */
    public static class Shadow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("intake.linkage.mode", "SHADOW", "intake.linkage.expected-records", "64000");
        }
    }

    private final String surname = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "shaw";

    @Inject
    Intake intake;

    @Inject
    @Any
    Instance<EventHandler<?>> handlers;

    @Test
    void countsWhoWouldHaveBeenLinkedDifferently() {
        Map<String, Long> before = counts();
        UUID first = take(person("Wilhelmina", surname, "1987-09-23").at(null, "12 Larch Road", "ZZ99 1AB"));
        UUID slip = take(person("Wilhelmina", surname + "e", "1987-09-23").at(null, "12 Larch Road", "ZZ99 1AB"));
        take(person("Wilhelmina", surname, null).homeless());

        Map<String, Long> after = counts();

        assertThat(slip).isNotEqualTo(first);
        assertThat(grown(before, after, "NONE.mentions")).isEqualTo(1);
        assertThat(grown(before, after, "CERTAIN.mentions")).isEqualTo(1);
        assertThat(grown(before, after, "CERTAIN.linkedDifferently")).isEqualTo(1);
        assertThat(grown(before, after, "CERTAIN.mergedSince")).isZero();
        assertThat(grown(before, after, "POSSIBLE.mentions")).isEqualTo(1);
        assertThat(grown(before, after, "POSSIBLE.linkedDifferently")).isZero();
        assertThat(grown(before, after, "POSSIBLE.reviewed")).isEqualTo(1);
        given().contentType("application/json")
                .body(Map.of("mergedId", slip, "reasonCode", "same-person"))
                .post("/v1/persons/{id}/merges", first)
                .then()
                .statusCode(201);
        assertThat(grown(before, counts(), "CERTAIN.mergedSince")).isEqualTo(1);
        // Nobody waits for somebody to look at what does not count.
        assertThat(intake.number(
                        "select count(*) from identity_review r join linkage_decision d on d.person_id = r.person_id"
                                + " where d.shadow"))
                .isZero();
    }

    /** Mother and daughter of one name, and what is told of either: in earnest all three would be looked at together. */
    @Test
    void nobodyIsRegroupedByWhatIsOnlyTold() {
        for (String born : Arrays.asList("1951-09-17", "1980-02-03", null)) {
            take(person("Rosalind", surname, born).at(null, "3 Elm Close", "ZZ98 2CD"));
        }

        assertThat(intake.number(
                        "select count(*) from linkage_decision where shadow and reason = 'TOO_CLOSE_TO_ANOTHER'"))
                .isPositive();
        assertThat(intake.number("select count(*) from regrouping")).isZero();
    }

    @Test
    void reckonsWithAsManyRecordsAsAreExpected() {
        take(person("Bronwen", surname, "1962-04-05").at(null, "7 Alder Way", "ZZ97 3EF"));

        float prior = (float) LinkageModel.assumed(List.of()).priorBits(64_000);
        assertThat(intake.rows("select distinct prior_bits from linkage_decision"))
                .containsExactly(Map.of("prior_bits", prior));
    }

    @Test
    void tellsNobodysDetails() {
        take(person("Wilhelmina", surname, "1987-09-23").at(null, "12 Larch Road", "ZZ99 1AB"));

        Response answer = given().get("/v1/linkage/shadow-comparison");

        assertThat(answer.jsonPath().getString("mode")).isEqualTo("SHADOW");
        List<Map<String, Object>> items = answer.jsonPath().getList("items");
        assertThat(items)
                .allSatisfy(i -> assertThat(i.keySet())
                        .containsExactlyInAnyOrder(
                                "modelVersion",
                                "grade",
                                "mentions",
                                "linkedDifferently",
                                "mergedSince",
                                "reviewed",
                                "first",
                                "last"));
        assertThat(answer.asString()).doesNotContainIgnoringCase(surname);
    }

    private UUID take(PersonDetails victim) {
        ReportFixture report = report().victim(victim);
        EventHandler<?> handler = handlers.stream()
                .filter(h -> h.topic().equals(Topics.POLICE_INCIDENT_REPORTED))
                .findFirst()
                .orElseThrow();
        intake.takes(handler, List.of(intake.sealed(report)));
        return (UUID) intake.rows(
                        "select victim_id from incident where reference = ?",
                        report.build().incidentReference())
                .get(0)
                .get("victim_id");
    }

    private static long grown(Map<String, Long> before, Map<String, Long> after, String what) {
        return after.getOrDefault(what, 0L) - before.getOrDefault(what, 0L);
    }

    private static Map<String, Long> counts() {
        List<Map<String, Object>> items =
                given().get("/v1/linkage/shadow-comparison").jsonPath().getList("items");
        Map<String, Long> counts = new java.util.HashMap<>();
        for (Map<String, Object> item : items) {
            assertThat(item).containsEntry("modelVersion", "assumed");
            for (String what : List.of("mentions", "linkedDifferently", "mergedSince", "reviewed")) {
                counts.put(item.get("grade") + "." + what, ((Number) item.get(what)).longValue());
            }
        }
        return counts;
    }
}
