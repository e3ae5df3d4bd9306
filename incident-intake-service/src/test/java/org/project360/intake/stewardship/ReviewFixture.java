package org.project360.intake.stewardship;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import io.restassured.response.Response;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.deadline.DeadlineTicker;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Sex;
import org.project360.intake.Intake;
import org.project360.intake.ReportFixture;
import org.project360.intake.ReportFixture.PersonFixture;
import org.project360.intake.stewardship.Stewards.Recorded;
import org.project360.local.testing.TestClock;

/** A woman who is known, and somebody of her name, born on another day and living nowhere, who may be her. */
@Dependent
class ReviewFixture {

    /** When the reports of the person in question were made: ten minutes ago. */
    static final Instant REPORTED = TestClock.START.minus(Duration.ofMinutes(10));

    private static final AtomicInteger BIRTHS = new AtomicInteger();

    private String forename = "";
    private String surname = "";
    private LocalDate knownBirth = LocalDate.EPOCH;
    private LocalDate doubtfulBirth = LocalDate.EPOCH;
    private PersonDetails knownDetails = person("", "", null).homeless();
    private String policeId = "";
    private final Intake intake;
    private final Stewards stewards;
    private final DeadlineTicker ticker;

    ReviewFixture(Intake intake, Stewards stewards, DeadlineTicker ticker) {
        this.intake = intake;
        this.stewards = stewards;
        this.ticker = ticker;
    }

    /**
     * From now on the talk is of people whom no other test knows, nor anybody like them: two of one name, born on days that
     * have nothing in common, one of them without an address.
     */
    void begin() {
        surname = letters();
        forename = letters();
        knownBirth = LocalDate.of(1975, 1, 1).plusDays(BIRTHS.getAndAdd(17) % 5000);
        doubtfulBirth = LocalDate.of(
                knownBirth.getYear() + 11,
                (knownBirth.getMonthValue() + 5) % 12 + 1,
                (knownBirth.getDayOfMonth() + 13) % 28 + 1);
        policeId = "P-" + UUID.randomUUID();
        PersonFixture atHome = person(forename, surname, knownBirth.toString());
        knownDetails = atHome.at("P-" + UUID.randomUUID(), "12 " + letters(), atHome.postcode());
    }

    LocalDate knownBirth() {
        return knownBirth;
    }

    LocalDate doubtfulBirth() {
        return doubtfulBirth;
    }

    String surname() {
        return surname;
    }

    Recorded known() {
        return stewards.takes(report().victim(knownDetails).occurredAt(TestClock.START.minus(Duration.ofDays(10))));
    }

    /** A report of the person in question, found again by her police id alone. */
    ReportFixture doubtful(int minutesAgo) {
        return report().force("SYN-02")
                .victim(doubtful(policeId))
                .occurredAt(TestClock.START.minus(Duration.ofMinutes(minutesAgo)))
                .reportedAt(REPORTED);
    }

    /** What {@link #doubtful} says of her, without the id. */
    PersonDetails alike() {
        return doubtful(null);
    }

    private PersonDetails doubtful(@Nullable String id) {
        return new PersonDetails(id, forename, null, surname, doubtfulBirth, Sex.UNKNOWN, List.of(), List.of(), null);
    }

    PersonDetails bareName() {
        return person(forename, surname, null).homeless();
    }

    PersonDetails nameAndBirthOfKnown() {
        return person(forename, surname, knownBirth.toString()).homeless();
    }

    Map<String, Object> review(UUID person) {
        List<Map<String, Object>> rows = intake.rows("select * from identity_review where person_id = ?", person);
        return rows.size() == 1 ? rows.get(0) : Map.of("rows", rows.size());
    }

    UUID reviewId(UUID person) {
        return (UUID) review(person).get("id");
    }

    List<Object> candidates(UUID person) {
        return intake
                .rows(
                        "select c.person_id p from identity_review_candidate c join identity_review r on r.id = c.review_id"
                                + " where r.person_id = ? order by c.place",
                        person)
                .stream()
                .map(r -> r.get("p"))
                .toList();
    }

    static String tag(UUID review) {
        return given().get("/v1/reviews/{id}", review).header("ETag");
    }

    static Response match(UUID review, String tag, UUID person) {
        return given().contentType("application/json")
                .header("If-Match", tag)
                .body(Map.of("personId", person, "reasonCode", "same-person"))
                .post("/v1/reviews/{id}/match", review);
    }

    static Response separate(UUID review, String tag) {
        return given().contentType("application/json")
                .header("If-Match", tag)
                .body(Map.of("reasonCode", "known-to-be-two"))
                .post("/v1/reviews/{id}/separation", review);
    }

    /** Lets what is due happen, until this incident was decided so many times. */
    void decided(Recorded incident, int times) {
        ticker.fireDue();
        await().until(() ->
                intake.number("select count(*) from eligibility where incident_id = ?", incident.id()) == times);
    }

    /** The latest decision: eligible, count, certain, in review, provisional. */
    List<Object> decision(Recorded incident) {
        Map<String, Object> row = intake.rows(
                        "select e.eligible, e.incidents_in_window, (x -> 'input' ->> 'certain')::boolean certain,"
                                + " (x -> 'input' ->> 'inReview')::boolean waits,"
                                + " (x -> 'input' ->> 'provisional')::boolean provisional"
                                + " from eligibility e, jsonb_array_elements(e.results) x"
                                + " where x ->> 'rule' = 'identity-certain' and e.incident_id = ?"
                                + " order by e.version desc, e.assessment desc limit 1",
                        incident.id())
                .get(0);
        return List.copyOf(row.values());
    }

    Map<String, Object> linkage(Recorded incident) {
        return intake.rows("select * from linkage_decision where incident_id = ?", incident.id())
                .get(0);
    }

    /** A word that nobody else has. */
    private static String letters() {
        StringBuilder word = new StringBuilder();
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(12)
                .forEach(c -> word.append((char) ('a' + Character.digit(c, 16))));
        return word.toString();
    }
}
