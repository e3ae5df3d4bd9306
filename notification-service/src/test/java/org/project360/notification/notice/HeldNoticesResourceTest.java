package org.project360.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.project360.notification.testing.Exposures.aChild;
import static org.project360.notification.testing.Schools.line;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.project360.chassis.deadline.DeadlineTicker;
import org.project360.contracts.notification.NoticeProgressed;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.notification.testing.Events;
import org.project360.notification.testing.Exposures;
import org.project360.notification.testing.Rows;
import org.project360.notification.testing.Schools;
import org.project360.notification.testing.TestCallers;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
class HeldNoticesResourceTest {

    @Inject
    Events events;

    @Inject
    Rows rows;

    @Inject
    TestClock clock;

    @Inject
    DeadlineTicker ticker;

    private final String one = Schools.newUrn();
    private final String two = Schools.newUrn();
    private final Exposures child = aChild().at("Twin School " + one, "Fallowby");

    @AfterEach
    void nowAgain() {
        clock.reset();
    }

    @Test
    void aPersonSeesWhatWasToldAndRoutes() {
        UUID id = held();

        Response list = TestCallers.officer().get("/v1/held-notices?limit=200");
        list.then().statusCode(200).body("items.id", hasItem(id.toString()));
        assertThat(list.asString()).doesNotContain(Exposures.FORENAME).doesNotContain("Twin School");
        Response detail = TestCallers.officer().get("/v1/held-notices/" + id);
        detail.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("notice.reason", equalTo("SEVERAL_MATCHES"))
                .body("schoolAsTold.name", equalTo("Twin School " + one))
                .body("homeOutwardCode", equalTo("ZZ99"))
                .body("child.surname", equalTo(Exposures.SURNAME))
                .body("candidates.urn", contains(one, two));
        assertThat(rows.count(
                        "select count(*) from audit_entry where action = 'notice.held-read' and subject_id = ?",
                        id.toString()))
                .isEqualTo(1);

        route(id, two, detail.header("ETag"))
                .statusCode(200)
                .body("status", equalTo("SENT"))
                .body("establishmentUrn", equalTo(two));

        NoticeProgressed sent = events.progress(child.incident(), 1).get(0);
        assertThat(sent.establishmentUrn()).isEqualTo(two);
        assertThat(rows.one("select routing_rule, routing_reason, routed_by from notice where id = ?", id))
                .containsEntry("routing_rule", "BY_PERSON")
                .containsEntry("routing_reason", "SEVERAL_MATCHES")
                .containsEntry("routed_by", "olga");
        assertThat(rows.all(
                        "select kind from deadline where subject = ? and fired_at is null and cancelled_at is null",
                        id))
                .containsExactly(Map.of("kind", "notice-delivery"));
        TestCallers.officer().get("/v1/held-notices/" + id).then().statusCode(404);
    }

    @Test
    void whatAPersonDecidedStandsAgainstALaterVersionThatTellsTheSame() {
        UUID id = held();
        route(id, two, etag(id)).statusCode(200);

        events.expose(child.version(2).named("Corrected").build());

        assertThat(events.progress(child.incident(), 2))
                .extracting(NoticeProgressed::establishmentUrn)
                .containsExactly(two, two);
        assertThat(rows.one("select routing_rule from notice where id = ?", id))
                .containsEntry("routing_rule", "BY_PERSON");
    }

    @Test
    void aDecisionNeedsTheVersionThatWasRead() {
        UUID id = held();
        String tag = etag(id);

        route(id, two, null).statusCode(428);
        route(id, two, "\"99\"").statusCode(412).body("currentETag", equalTo(tag));
        route(id, one, tag).statusCode(200);
        route(id, two, tag).statusCode(412);
        String now =
                "\"" + rows.one("select version from notice where id = ?", id).get("version") + "\"";
        route(id, two, now).statusCode(409).body("type", equalTo("urn:project360:problem:not-held"));
        assertThat(events.progress(child.incident(), 1)).hasSize(1);
    }

    @Test
    void theSameKeyRoutesOnce() {
        UUID id = held();
        String tag = etag(id);

        for (int i = 0; i < 2; i++) {
            TestCallers.officer()
                    .header("If-Match", tag)
                    .header("Idempotency-Key", "key-" + id)
                    .body(Map.of("urn", one))
                    .post("/v1/held-notices/" + id + "/routing")
                    .then()
                    .statusCode(200)
                    .body("establishmentUrn", equalTo(one));
        }

        assertThat(events.progress(child.incident(), 1)).hasSize(1);
    }

    @Test
    void onlyAnOpenEstablishmentOfTheRegisterWillDo() {
        UUID id = held();
        String closed = Schools.newUrn();
        Schools.register(line(closed, "Closed School", "Closed"));

        route(id, closed, etag(id)).statusCode(422).body("errors[0].pointer", equalTo("/urn"));
        route(id, "999998", etag(id)).statusCode(422);
        route(id, "x", etag(id)).statusCode(400).body("errors[0].pointer", equalTo("/urn"));
        route(UUID.randomUUID(), one, "\"0\"").statusCode(404);
    }

    @Test
    void nobodyDecidingInTimeIsOnRecord() {
        UUID id = held();

        clock.advance(Duration.ofHours(2).minusMillis(1));
        ticker.fireDue();
        assertThat(rows.one("select undecided_at from notice where id = ?", id)).containsEntry("undecided_at", null);
        clock.advance(Duration.ofMillis(1));
        ticker.fireDue();

        TestCallers.officer()
                .get("/v1/held-notices?limit=200")
                .then()
                .body("items.find { it.id == '" + id + "' }.undecided", equalTo(true));
    }

    @Test
    void noticesAreListedByStatusWithoutAnythingOfTheChild() {
        UUID id = held();

        Response held = TestCallers.officer().get("/v1/notices?status=HELD&limit=200");
        held.then().statusCode(200).body("items.id", hasItem(id.toString())).body("items.status", not(hasItem("SENT")));
        assertThat(held.asString()).doesNotContain(Exposures.FORENAME).doesNotContain(Exposures.SURNAME);
        TestCallers.officer()
                .get("/v1/notices?status=SENT&limit=200")
                .then()
                .body("items.id", not(hasItem(id.toString())));
        TestCallers.officer().get("/v1/notices?status=LOST").then().statusCode(400);
        TestCallers.officer().get("/v1/notices?status=READ&overdue=true").then().statusCode(400);
        Response first = TestCallers.officer().get("/v1/notices?limit=1");
        String link = first.header("Link");
        if (link != null) {
            TestCallers.officer()
                    .urlEncodingEnabled(false)
                    .get(link.substring(link.indexOf('<') + 1, link.indexOf('>')))
                    .then()
                    .statusCode(200)
                    .body("items.id", not(hasItem(first.jsonPath().getString("items[0].id"))));
        }
    }

    private UUID held() {
        Schools.register(line(one, "Twin School " + one, "Open"), line(two, "Twin School " + one, "Open"));
        events.expose(child.build());
        await().untilAsserted(() -> assertThat(
                        rows.count("select count(*) from notice where incident_id = ?", child.incident()))
                .isEqualTo(1));
        return (UUID) java.util.Objects.requireNonNull(
                rows.one("select id from notice where incident_id = ?", child.incident())
                        .get("id"));
    }

    private static String etag(UUID id) {
        return TestCallers.officer().get("/v1/held-notices/" + id).header("ETag");
    }

    private static ValidatableResponse route(UUID id, String urn, @Nullable String ifMatch) {
        var request = TestCallers.officer().body(Map.of("urn", urn));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.post("/v1/held-notices/" + id + "/routing").then();
    }
}
