package org.project360.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.project360.notification.testing.Exposures.aChild;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.chassis.deadline.DeadlineTicker;
import org.project360.contracts.notification.NoticeProgressed;
import org.project360.contracts.notification.NoticeProgressed.Stage;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.notification.testing.Events;
import org.project360.notification.testing.Exposures;
import org.project360.notification.testing.Rows;
import org.project360.notification.testing.Schools;
import org.project360.notification.testing.TestCallers;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
class ClocksTest {

    private static final Instant REPORTED = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant DUE = Instant.parse("2026-03-03T08:30:00Z");

    @Inject
    Events events;

    @Inject
    Rows rows;

    @Inject
    TestClock clock;

    @Inject
    DeadlineTicker ticker;

    private String urn;
    private Exposures child;

    @BeforeEach
    void aSchool() {
        urn = Schools.open();
        child = aChild().at(urn).reportedAt(REPORTED);
    }

    @AfterEach
    void nowAgain() {
        clock.reset();
    }

    @Test
    void anUnreadNoticeBreachesItsDeadlineOnce() {
        UUID id = sent();

        clock.set(DUE.minusMillis(1));
        ticker.fireDue();
        assertThat(stages()).containsExactly(Stage.SENT);
        overdue().body("items.id", not(hasItem(id.toString())));

        clock.set(DUE);
        ticker.fireDue();
        ticker.fireDue();
        clock.advance(Duration.ofDays(2));
        ticker.fireDue();

        assertThat(events.progress(child.incident(), 2))
                .extracting(NoticeProgressed::stage)
                .containsExactly(Stage.SENT, Stage.BREACHED);
        assertThat(events.progress(child.incident(), 2).get(1).at()).isEqualTo(DUE);
        overdue().body("items.id", hasItem(id.toString()));

        TestCallers.lead(urn).get(message(id)).then().statusCode(200);
        overdue().body("items.id", not(hasItem(id.toString())));
        assertThat(rows.one("select status, breached_at is not null b from notice where id = ?", id))
                .as("that it was read too late stays on record")
                .containsEntry("status", "READ")
                .containsEntry("b", true);
    }

    @Test
    void readingStopsTheClock() {
        UUID id = sent();
        TestCallers.lead(urn).get(message(id)).then().statusCode(200);

        clock.set(DUE);
        ticker.fireDue();

        assertThat(events.progress(child.incident(), 2))
                .extracting(NoticeProgressed::stage)
                .containsExactly(Stage.SENT, Stage.READ);
        assertThat(rows.count("select count(*) from deadline where subject = ? and cancelled_at is not null", id))
                .isEqualTo(1);
    }

    @Test
    void acknowledgingStopsTheClock() {
        UUID id = sent();
        TestCallers.lead(urn)
                .body(Map.of("kind", "READ", "answer", "NOT_KNOWN"))
                .put(message(id) + "/acknowledgement")
                .then()
                .statusCode(200);

        clock.set(DUE);
        ticker.fireDue();

        assertThat(events.progress(child.incident(), 3))
                .extracting(NoticeProgressed::stage)
                .containsExactly(Stage.SENT, Stage.READ, Stage.ANSWERED);
    }

    @Test
    void listingDoesNotStopTheClock() {
        sent();
        TestCallers.lead(urn).get("/v1/establishments/" + urn + "/inbox").then().statusCode(200);

        clock.set(DUE);
        ticker.fireDue();

        assertThat(events.progress(child.incident(), 2))
                .extracting(NoticeProgressed::stage)
                .containsExactly(Stage.SENT, Stage.BREACHED);
    }

    @Test
    void aCorrectionAfterTheDeadlineHasADeadlineOfItsOwn() {
        UUID id = sent();
        TestCallers.lead(urn).get(message(id)).then().statusCode(200);
        clock.set(DUE.plus(Duration.ofHours(3)));

        events.expose(child.version(2).named("Corrected").build());
        events.progress(child.incident(), 3);

        clock.set(Instant.parse("2026-03-04T08:29:59Z"));
        ticker.fireDue();
        assertThat(stages()).containsExactly(Stage.SENT, Stage.READ, Stage.SENT);
        clock.set(Instant.parse("2026-03-04T08:30:00Z"));
        ticker.fireDue();
        assertThat(events.progress(child.incident(), 4).get(3).stage()).isEqualTo(Stage.BREACHED);
    }

    @Test
    void aCorrectionBeforeTheDeadlineKeepsIt() {
        UUID id = sent();
        TestCallers.lead(urn).get(message(id)).then().statusCode(200);

        events.expose(child.version(2).named("Corrected").build());
        events.progress(child.incident(), 3);

        clock.set(DUE);
        ticker.fireDue();
        assertThat(events.progress(child.incident(), 4).get(3).stage()).isEqualTo(Stage.BREACHED);
    }

    @Test
    void aNoticeThatComesTooLateBreachesAtOnce() {
        clock.set(DUE.plus(Duration.ofHours(1)));
        sent();

        ticker.fireDue();

        assertThat(events.progress(child.incident(), 2))
                .extracting(NoticeProgressed::stage)
                .containsExactly(Stage.SENT, Stage.BREACHED);
    }

    @Test
    void theSchoolsCalendarSetsTheDeadline() {
        TestCallers.officer()
                .body(List.of(
                        Map.of("kind", "INSET", "from", "2026-03-03", "until", "2026-03-03"),
                        Map.of("kind", "CLOSURE", "from", "2026-03-04", "until", "2026-03-04", "note", "Snow")))
                .put("/v1/establishments/" + urn + "/calendar")
                .then()
                .statusCode(204);
        UUID id = sent();

        assertThat(rows.one("select deliver_by = '2026-03-05T08:30Z' d from notice where id = ?", id))
                .containsEntry("d", true);
    }

    @Test
    void aCalendarMustBeInOrder() {
        TestCallers.officer()
                .body(List.of(Map.of("kind", "TERM", "from", "2026-03-05", "until", "2026-03-03")))
                .put("/v1/establishments/" + urn + "/calendar")
                .then()
                .statusCode(400);
        TestCallers.officer()
                .body("[{\"kind\":\"PARTY\",\"from\":\"2026-03-05\",\"until\":\"2026-03-06\"}]")
                .put("/v1/establishments/" + urn + "/calendar")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/0/kind"));
        TestCallers.officer()
                .body(List.of())
                .put("/v1/establishments/999999/calendar")
                .then()
                .statusCode(404);
        TestCallers.officer()
                .body(Map.of("closed", true, "title", "x"))
                .put("/v1/bank-holidays/tomorrow")
                .then()
                .statusCode(404);
    }

    private UUID sent() {
        events.expose(child.build());
        return events.progress(child.incident(), 1).get(0).noticeId();
    }

    private List<Stage> stages() {
        return events.progress(child.incident(), 1).stream()
                .map(NoticeProgressed::stage)
                .toList();
    }

    private static io.restassured.response.ValidatableResponse overdue() {
        return TestCallers.officer()
                .get("/v1/notices?overdue=true&limit=200")
                .then()
                .statusCode(200);
    }

    private String message(UUID id) {
        return "/v1/establishments/" + urn + "/messages/" + id;
    }
}
