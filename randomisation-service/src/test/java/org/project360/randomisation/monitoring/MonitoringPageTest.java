package org.project360.randomisation.monitoring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.project360.randomisation.trial.Factor;
import org.project360.randomisation.trial.TrialDesign;
import org.project360.randomisation.trial.TrialFixture;
import org.project360.randomisation.trial.Trials;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

@QuarkusTest
@RandomisationTest
@TestSecurity(user = "manager", roles = "trial-manager")
class MonitoringPageTest {

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
    void showsRecruitmentByStratumAndTheForecast() throws Exception {
        UUID trial = fixture.open(40);
        deliveries.take(trial, some(6, "2-3"));
        clock.advance(Duration.ofDays(7));
        deliveries.take(trial, some(4, "4-7"));
        deliveries.take(
                trial,
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Map.of("grade", "MEDIUM")));
        clock.advance(Duration.ofDays(7));

        Document page = page(trial);

        assertThat(rows(page, "By stratum"))
                .isEqualTo(Map.of(
                        "grade=MEDIUM|priorBand=2-3", "6",
                        "grade=MEDIUM|priorBand=4-7", "4",
                        "grade=STANDARD|priorBand=2-3", "0",
                        "grade=STANDARD|priorBand=4-7", "0"));
        assertThat(rows(page, "Waiting, or not allocated")).isEqualTo(Map.of("STRATUM_UNKNOWN", "1"));
        assertThat(rows(page, "Errors of randomisation")).isEqualTo(Map.of("none", "0"));
        String text = page.getDocumentElement().getTextContent();
        assertThat(text).contains("10 units of a target of 40; never more than 40.");
        // Ten in two whole weeks: thirty more take six weeks.
        assertThat(text).contains("5.0 units a week over the last 2 whole weeks");
        assertThat(text)
                .contains("about "
                        + java.time.LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Europe/London"))
                                .plusWeeks(6));
        assertThat(points(page)).isEqualTo(List.of(0.0, 0.15, 0.25, 0.25));
    }

    @Test
    void countsErrorsAndOverridesAndListsAndNamesNobody() throws Exception {
        UUID trial = fixture.open(40);
        CandidateIdentified her = some(1, "2-3").get(0);
        deliveries.take(trial, her);
        for (String type : List.of("TWICE", "TWICE", "INELIGIBLE")) {
            given().contentType("application/json")
                    .body(Map.of("type", type, "personId", her.personId()))
                    .post("/v1/trials/{id}/errors", trial)
                    .then()
                    .statusCode(201);
        }
        for (String outcome : List.of("CONFIRMED", "WITHDRAWN")) {
            UUID override = UUID.randomUUID();
            store.execute(
                    "insert into clinical_override values (?, ?, ?, 'COURT_ORDER', 'x', 'first', now())",
                    override,
                    trial,
                    her.personId());
            store.execute("insert into clinical_override_outcome values (?, ?, 'second', now())", override, outcome);
        }
        store.execute(
                "insert into unblinding values (gen_random_uuid(), ?, ?, 'x', 'x', now())", trial, her.personId());

        Document page = page(trial);

        assertThat(rows(page, "Errors of randomisation")).isEqualTo(Map.of("INELIGIBLE", "1", "TWICE", "2"));
        assertThat(rows(page, "What else happened"))
                .isEqualTo(Map.of(
                        "Clinical overrides", "1",
                        "Unblindings", "1",
                        "Persons with two arms", "0",
                        "Emergency lists out", "0"));
        assertThat(page.getDocumentElement().getTextContent())
                .contains("The blind was broken for 1 of 1 participants (100.0 %).")
                .doesNotContain(her.personId().toString());
    }

    /** Two trials alike in all but their arms have one page. */
    @Test
    void isTheSameWhateverTheArms() {
        List<String> pages = new ArrayList<>();
        List<List<Arm>> arms = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            UUID trial = fixture.open(40);
            deliveries.take(trial, some(9, "2-3"));
            arms.add(QuarkusTransaction.requiringNew()
                    .call(() -> drawn.of(trials.known(trial)).stream()
                            .map(DrawnArms.Drawn::arm)
                            .toList()));
            pages.add(
                    given().get("/v1/trials/{id}/monitoring", trial).asString().replace(trial.toString(), "TRIAL"));
        }
        assertThat(arms.stream().distinct().count()).isGreaterThan(1);
        assertThat(pages.stream().distinct()).hasSize(1);
        assertThat(pages.get(0)).doesNotContain("TREATMENT", "CONTROL");
    }

    @Test
    void loadsNothingRunsNothingAndEscapesWhatPeopleWrote() throws Exception {
        TrialDesign plain = TrialFixture.design(TrialDesign.Unit.HOUSEHOLD);
        UUID trial = fixture.open(
                new TrialDesign(
                        plain.method(),
                        plain.arms(),
                        plain.blockSizes(),
                        List.of(new Factor("<script>alert(1)</script>", List.of("a&b", "\"c\""))),
                        plain.unit()),
                10);
        Response response = given().get("/v1/trials/{id}/monitoring", trial);
        String html = response.asString();

        assertThat(response.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        byte[] hash = java.security.MessageDigest.getInstance("SHA-256")
                .digest(html.substring(html.indexOf("<style>") + 7, html.indexOf("</style>"))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(response.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-"
                        + java.util.Base64.getEncoder().encodeToString(hash) + "'");
        assertThat(html).doesNotContain("<script", "http:", "https:", " src=", " href=", " style=", "url(");
        assertThat(rows(page(trial), "By stratum").keySet())
                .containsExactlyInAnyOrder("<script>alert(1)</script>=a&b", "<script>alert(1)</script>=\"c\"");
    }

    @Test
    void knowsADraftAndNoOtherTrial() throws Exception {
        assertThat(page(fixture.draft(7)).getDocumentElement().getTextContent())
                .contains("0 units of a target of 7")
                .contains("No forecast");
        given().get("/v1/trials/{id}/monitoring", UUID.randomUUID()).then().statusCode(404);
    }

    private static Document page(UUID trial) throws Exception {
        return Pages.parsed(given().get("/v1/trials/{id}/monitoring", trial)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** Of a table with one number in a row. */
    private static Map<String, String> rows(Document page, String caption) {
        Map<String, String> rows = new LinkedHashMap<>();
        Pages.rows(page, caption).forEach((name, numbers) -> {
            assertThat(numbers).hasSize(1);
            rows.put(name, numbers.get(0));
        });
        return rows;
    }

    /** The heights of the curve as shares of the target. */
    private static List<Double> points(Document page) {
        Element curve = (Element) page.getElementsByTagName("polyline").item(2);
        return Stream.of(curve.getAttribute("points").split(" "))
                .map(point -> (180 - Double.parseDouble(point.split(",")[1])) / 140)
                .map(height -> Math.round(height * 1_000) / 1_000.0)
                .toList();
    }

    private List<CandidateIdentified> some(int count, String band) {
        return Stream.generate(() -> Candidates.of(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        Map.of("grade", "MEDIUM", "priorBand", band),
                        clock.instant()))
                .limit(count)
                .toList();
    }
}
