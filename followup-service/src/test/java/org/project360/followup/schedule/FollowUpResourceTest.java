package org.project360.followup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.project360.followup.testing.Events.contact;
import static org.project360.followup.testing.Events.enrolled;
import static org.project360.followup.testing.TestCallers.as;
import static org.project360.followup.testing.TestCallers.collector;
import static org.project360.followup.testing.TestCallers.trialManager;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.followup.outcome.AnswersFixture;
import org.project360.followup.testing.Events;
import org.project360.followup.testing.Store;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class FollowUpResourceTest {

    /** P1M of somebody who enrolled on 2 February aims at 2 March 09:00, now. */
    private static final Instant A_MONTH_AGO = Instant.parse("2026-02-02T09:00:00Z");

    @Inject
    Events events;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    private final UUID trial = UUID.randomUUID();

    @BeforeEach
    void nobody() {
        clock.reset();
        store.clear();
    }

    @Test
    void pagesThroughOpenWavesInOrderOfClosingEachOnce() {
        List<ParticipantEnrolled> batch = new ArrayList<>(IntStream.range(0, 25)
                .mapToObj(i -> enrolled(trial, UUID.randomUUID(), A_MONTH_AGO.minus(Duration.ofHours(i / 2))))
                .toList());
        Collections.shuffle(batch, new Random(1));
        events.deliverAll(batch);
        events.deliver(enrolled(trial, UUID.randomUUID(), TestClock.START));

        List<String> seen = new ArrayList<>();
        String next = "/v1/follow-ups?limit=7";
        int pages = 0;
        while (next != null) {
            Response page = collector().urlEncodingEnabled(false).get(next);
            page.then().statusCode(200).header("Cache-Control", "no-store");
            List<String> closing = page.path("items.closesAt");
            List<String> ids = page.path("items.waveId");
            IntStream.range(0, ids.size()).forEach(i -> seen.add(closing.get(i) + " " + ids.get(i)));
            next = next(page);
            pages++;
        }

        assertThat(pages).isEqualTo(4);
        assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void viewsShowWhatTheySay() {
        UUID early = person(A_MONTH_AGO.plus(Duration.ofDays(3)));
        UUID overdue = person(A_MONTH_AGO.minus(Duration.ofDays(3)));
        person(TestClock.START);
        person(A_MONTH_AGO.minus(Duration.ofDays(30)));

        assertThat(persons("due")).containsExactly(overdue.toString(), early.toString());
        assertThat(persons("overdue")).containsExactly(overdue.toString());
        assertThat(persons("mine")).isEmpty();

        collector()
                .post("/v1/follow-ups/" + store.wave(early, 1) + "/claim")
                .then()
                .statusCode(200);

        assertThat(persons("mine")).containsExactly(early.toString());
        assertThat((List<String>)
                        collector("dan").get("/v1/follow-ups?view=mine").path("items"))
                .isEmpty();
        assertThat((List<String>) collector("dan").get("/v1/follow-ups").path("items.claim"))
                .containsExactly("NOBODY", "OTHER");
        collector().get("/v1/follow-ups?view=all").then().statusCode(400);
    }

    @Test
    void aForgedCursorIsRefused() {
        collector().get("/v1/follow-ups?cursor=AAAAAAAAAAAAAAAAAAAAAAAA").then().statusCode(400);
    }

    @Test
    void detailIsAuditedAndNeverCached() {
        UUID person = person(A_MONTH_AGO);
        events.deliver(contact(person, A_MONTH_AGO));
        UUID wave = store.wave(person, 1);

        collector()
                .get("/v1/follow-ups/" + wave)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("ETag", "\"0\"")
                .body("state", equalTo("OVERDUE"))
                .body("contact.preferredPhone", equalTo("+447700900456"))
                .body("contact.email", nullValue())
                .body("contact.codeWord", equalTo("marmalade"))
                .body("contact.reconfirm", equalTo(false))
                .body("contact.guidance.find { it.channel == 'PHONE' }.verdict", equalTo("SAFE_NOW"))
                .body("contact.guidance.find { it.channel == 'EMAIL' }.verdict", equalTo("DO_NOT_USE"));

        assertThat(store.texts(
                        "select actor || ' ' || action || ' ' || detail from audit_entry where subject_id = ?",
                        wave.toString()))
                .containsExactly("cora follow-up.read with contact");
    }

    @Test
    void guidanceFollowsTheClock() {
        UUID person = person(A_MONTH_AGO);
        events.deliver(contact(person, A_MONTH_AGO));
        clock.set(Instant.parse("2026-03-06T17:00:00Z"));

        collector()
                .get("/v1/follow-ups/" + store.wave(person, 1))
                .then()
                .body("contact.guidance.find { it.channel == 'PHONE' }.verdict", equalTo("NOT_BEFORE"))
                .body("contact.guidance.find { it.channel == 'PHONE' }.notBefore", equalTo("2026-03-09T09:00:00Z"));
    }

    @Test
    void oldInstructionsMustBeConfirmed() {
        UUID person = person(A_MONTH_AGO);
        events.deliver(contact(person, TestClock.START.minus(Duration.ofDays(90))));

        collector().get("/v1/follow-ups/" + store.wave(person, 1)).then().body("contact.reconfirm", equalTo(true));
    }

    @Test
    void whatIsNotACollectorsBusinessLooksLikeNothing() {
        UUID person = person(A_MONTH_AGO);
        UUID upcoming = store.wave(person, 2);

        String unknown = refusal("/v1/follow-ups/" + UUID.randomUUID());

        assertThat(refusal("/v1/follow-ups/" + upcoming)).isEqualTo(unknown);
        assertThat(refusal("/v1/follow-ups/" + upcoming + "/attempts")).isEqualTo(unknown);
        assertThat(refusal("/v1/follow-ups/" + upcoming + "/outcome")).isEqualTo(unknown);
        assertThat(refusal("/v1/follow-ups/not-a-uuid")).isEqualTo(unknown);
        collector().post("/v1/follow-ups/" + upcoming + "/claim").then().statusCode(404);
    }

    @Test
    void ofTwoClaimsOneWins() {
        UUID wave = store.wave(person(A_MONTH_AGO), 1);

        collector("dan")
                .header("If-Match", "\"0\"")
                .post(claim(wave))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        collector("eve").header("If-Match", "\"0\"").post(claim(wave)).then().statusCode(412);
        collector("eve").post(claim(wave)).then().statusCode(409);
        collector("dan").post(claim(wave)).then().statusCode(200).body("claim", equalTo("ME"));
    }

    @Test
    void theClaimerOrATrialManagerReleases() {
        UUID wave = store.wave(person(A_MONTH_AGO), 1);
        collector("dan").post(claim(wave)).then().statusCode(200);

        collector("eve").delete(claim(wave)).then().statusCode(409);
        trialManager().delete(claim(wave)).then().statusCode(200);
        collector("eve").post(claim(wave)).then().statusCode(200);
        collector("eve").delete(claim(wave)).then().statusCode(200).body("claim", equalTo("NOBODY"));
    }

    @Test
    void aCompletedWaveIsNotClaimedAndTellsNoContactAnyMore() {
        UUID person = person(A_MONTH_AGO);
        events.deliver(contact(person, A_MONTH_AGO));
        UUID wave = store.wave(person, 1);
        collector()
                .body(AnswersFixture.outcome())
                .post("/v1/follow-ups/" + wave + "/outcome")
                .then()
                .statusCode(201);

        collector().post(claim(wave)).then().statusCode(409);
        collector()
                .get("/v1/follow-ups/" + wave)
                .then()
                .body("state", equalTo("COMPLETED"))
                .body("contact", nullValue());
        assertThat(persons("due")).isEmpty();
    }

    @Test
    void aTrialManagerDoesNotSeeTheWorklist() {
        as("tess", "trial-manager").get("/v1/follow-ups").then().statusCode(403);
    }

    private UUID person(Instant enrolledAt) {
        UUID person = UUID.randomUUID();
        events.deliver(enrolled(trial, person, enrolledAt));
        return person;
    }

    private static List<String> persons(String view) {
        return collector().get("/v1/follow-ups?view=" + view).path("items.personId");
    }

    private static String refusal(String path) {
        Response response = collector().get(path);
        response.then().statusCode(404);
        return response.asString();
    }

    private static String claim(UUID wave) {
        return "/v1/follow-ups/" + wave + "/claim";
    }

    private static String next(Response page) {
        String link = page.header("Link");
        return link == null ? null : link.substring(link.indexOf("/v1/"), link.indexOf('>'));
    }
}
