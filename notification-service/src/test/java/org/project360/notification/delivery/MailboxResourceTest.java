package org.project360.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.project360.notification.testing.Exposures.aChild;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
class MailboxResourceTest {

    @Inject
    Events events;

    @Inject
    Rows rows;

    @Inject
    TestClock clock;

    private String urn;

    @BeforeEach
    void aSchool() {
        urn = Schools.open();
    }

    @AfterEach
    void nowAgain() {
        clock.reset();
    }

    @Test
    void theInboxTellsThatThereIsAMessageAndNothingOfTheChild() {
        UUID id = sent(aChild().at(urn));

        Response inbox = lead().get(path("/inbox"));

        inbox.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id.toString()))
                .body("items[0].type", equalTo("NEW"))
                .body("items[0].status", equalTo("SENT"))
                .body("items[0].deliverBy", equalTo("2026-03-02T08:30:00Z"))
                .body("items[0].size()", equalTo(7));
        assertThat(inbox.asString()).doesNotContain(Exposures.FORENAME).doesNotContain(Exposures.SURNAME);
        lead().get(inbox.jsonPath().getString("items[0].links.self")).then().statusCode(200);
    }

    @Test
    void listingIsReceivingNotReading() {
        UUID id = sent(aChild().at(urn));

        lead().get(path("/inbox")).then().statusCode(200);
        lead().get(path("/inbox")).then().body("items[0].status", equalTo("SENT"));

        assertThat(rows.one("select received_by, read_by, status from notice where id = ?", id))
                .containsEntry("received_by", "dilys")
                .containsEntry("read_by", null)
                .containsEntry("status", "SENT");
        assertThat(rows.count(
                        "select count(*) from audit_entry where action = 'inbox.received' and subject_id = ?", urn))
                .isEqualTo(1);
    }

    @Test
    void readingShowsTheMinimumMarksWhoReadAndIsAudited() {
        Exposures child = aChild().at(urn);
        UUID id = sent(child);

        Response message = lead().get(path("/messages/" + id));

        message.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("ETag", "\"1\"")
                .body("child.forename", equalTo(Exposures.FORENAME))
                .body("child.surname", equalTo(Exposures.SURNAME))
                .body("child.dateOfBirth", equalTo("2016-01-15"))
                .body("incident.reference", equalTo(child.build().incidentReference()))
                .body("incident.force", equalTo("SYN-01"))
                .body("handling.doNotContactParents", equalTo(true))
                .body("status", equalTo("READ"));
        assertThat(message.asString())
                .as("content profile minimal")
                .doesNotContain("canary")
                .doesNotContain("Bramblewick")
                .doesNotContain("ZZ99")
                .doesNotContain("PRESENT");
        lead().get(path("/messages/" + id)).then().statusCode(200);
        assertThat(rows.one("select read_by, received_by, status from notice where id = ?", id))
                .containsEntry("read_by", "dilys")
                .containsEntry("received_by", "dilys")
                .containsEntry("status", "READ");
        assertThat(rows.all(
                        "select action, actor from audit_entry where subject_id = ? and action like 'notice.read%'"
                                + " order by sequence",
                        id.toString()))
                .containsExactly(
                        Map.of("action", "notice.read", "actor", "dilys"),
                        Map.of("action", "notice.read-again", "actor", "dilys"));
        assertThat(events.progress(child.incident(), 2))
                .extracting(NoticeProgressed::stage)
                .containsExactly(Stage.SENT, Stage.READ);
    }

    @Test
    void aForeignEstablishmentIsAsOneThatDoesNotExist() {
        UUID id = sent(aChild().at(urn));
        String foreign = Schools.open();
        String nowhere = "999999";
        for (String rest : List.of("/inbox", "/feed", "/messages/" + id)) {
            Response other = TestCallers.lead(foreign).get("/v1/establishments/" + urn + rest);
            Response none = TestCallers.lead(foreign).get("/v1/establishments/" + nowhere + rest);
            Response ownButNone = TestCallers.lead(nowhere).get("/v1/establishments/" + nowhere + rest);

            other.then().statusCode(404);
            assertThat(other.asString()).isEqualTo(none.asString()).isEqualTo(ownButNone.asString());
            assertThat(other.contentType()).isEqualTo(none.contentType());
            assertThat(other.headers().asList()).hasSameSizeAs(none.headers().asList());
        }
        Response acknowledged = TestCallers.lead(foreign)
                .body(Map.of("kind", "READ", "answer", "NOT_KNOWN"))
                .put("/v1/establishments/" + urn + "/messages/" + id + "/acknowledgement");
        acknowledged.then().statusCode(404);
        assertThat(rows.one("select status from notice where id = ?", id)).containsEntry("status", "SENT");
        TestCallers.lead(foreign)
                .get("/v1/establishments/" + foreign + "/messages/" + id)
                .then()
                .statusCode(404);
        TestCallers.as("dilys", "school-dsl").get(path("/inbox")).then().statusCode(404);
        TestCallers.lead(foreign, urn).get(path("/inbox")).then().statusCode(200);
    }

    @Test
    void pagesGoThroughAllOfThemOnceAndFilterByStatus() {
        List<UUID> sent = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(1));
            sent.add(sent(aChild().at(urn)));
        }
        lead().get(path("/messages/" + sent.get(2))).then().statusCode(200);

        List<String> listed = new ArrayList<>();
        String next = path("/inbox?limit=2");
        int pages = 0;
        while (next != null) {
            Response page = lead().urlEncodingEnabled(false).get(next);
            listed.addAll(page.jsonPath().getList("items.id", String.class));
            String link = page.header("Link");
            next = link == null ? null : link.substring(link.indexOf('<') + 1, link.indexOf('>'));
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(listed)
                .containsExactlyElementsOf(List.of(4, 3, 2, 1, 0).stream()
                        .map(i -> sent.get(i).toString())
                        .toList());
        assertThat(new HashSet<>(listed)).hasSize(5);
        lead().get(path("/inbox?status=READ"))
                .then()
                .body("items.id", contains(sent.get(2).toString()));
        lead().get(path("/inbox?status=LOST")).then().statusCode(400);
        lead().get(path("/inbox?cursor=made-up")).then().statusCode(400);
    }

    @Test
    void aCorrectionIsUnreadAgainWithAnotherETag() {
        Exposures child = aChild().at(urn);
        UUID id = sent(child);
        lead().get(path("/messages/" + id)).then().statusCode(200);

        events.expose(child.version(2).named("Corrected").build());
        events.progress(child.incident(), 3);

        lead().get(path("/inbox"))
                .then()
                .body("items", hasSize(1))
                .body("items[0].type", equalTo("CORRECTION"))
                .body("items[0].status", equalTo("SENT"));
        lead().get(path("/messages/" + id)).then().header("ETag", "\"2\"").body("child.forename", equalTo("Corrected"));
    }

    @Test
    void aRecalledMessageDoesNotOpen() {
        String right = Schools.open();
        Exposures child = aChild().at(urn);
        UUID id = sent(child);

        events.expose(child.version(2).at(right).build());
        events.progress(child.incident(), 3);

        lead().get(path("/messages/" + id))
                .then()
                .statusCode(410)
                .body("type", equalTo("urn:project360:problem:recalled"))
                .body(not(equalTo(Exposures.FORENAME)));
        lead().get(path("/inbox"))
                .then()
                .body("items[0].type", equalTo("RECALL"))
                .body("items[0].links.self", nullValue());
        TestCallers.lead(right)
                .get("/v1/establishments/" + right + "/inbox")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void theFeedIsAtomAndSaysNothingOfTheChild() throws FeedException {
        Exposures child = aChild().at(urn);
        UUID id = sent(child);
        Response response = lead().get(path("/feed"));
        response.then().statusCode(200).contentType("application/atom+xml");
        assertThat(response.asString()).doesNotContain(Exposures.FORENAME).doesNotContain(Exposures.SURNAME);

        SyndEntry entry = read(response).getEntries().get(0);
        assertThat(read(response).getTitle()).isEqualTo("Safeguarding messages for School " + urn);
        assertThat(entry.getUri()).isEqualTo("urn:uuid:" + id);
        assertThat(entry.getTitle()).isEqualTo("New safeguarding message, open to read");
        Instant updated = entry.getUpdatedDate().toInstant();
        lead().get(entry.getLink()).then().statusCode(200);

        lead().header("If-None-Match", response.header("ETag"))
                .get(path("/feed"))
                .then()
                .statusCode(304)
                .header("ETag", response.header("ETag"))
                .body(equalTo(""));

        clock.advance(Duration.ofMinutes(5));
        events.expose(child.version(2).named("Corrected").build());
        events.progress(child.incident(), 3);
        Response later = lead().header("If-None-Match", response.header("ETag")).get(path("/feed"));
        later.then().statusCode(200);
        SyndEntry corrected = read(later).getEntries().get(0);
        assertThat(corrected.getUri()).isEqualTo(entry.getUri());
        assertThat(corrected.getUpdatedDate().toInstant()).isEqualTo(updated.plus(Duration.ofMinutes(5)));
        assertThat(corrected.getTitle()).isEqualTo("Corrected safeguarding message, open to read");
    }

    @Test
    void anEmptyFeedIsAFeed() throws FeedException {
        Response response = lead().get(path("/feed"));

        assertThat(read(response).getEntries()).isEmpty();
        lead().get(path("/inbox")).then().body("items", empty());
    }

    @Test
    void theFeedGoesOnToOlderEntries() throws FeedException {
        Exposures[] children = new Exposures[55];
        Exposures first = aChild().at(urn);
        for (int i = 0; i < children.length; i++) {
            children[i] = first.sibling();
        }
        events.expose(java.util.Arrays.stream(children)
                .map(Exposures::build)
                .toArray(org.project360.contracts.intake.ChildExposed[]::new));
        events.progress(first.incident(), 55);

        SyndFeed newest = read(lead().get(path("/feed")));
        String next = newest.getLinks().stream()
                .filter(link -> link.getRel().equals("next"))
                .findFirst()
                .orElseThrow()
                .getHref();
        SyndFeed older = read(lead().urlEncodingEnabled(false).get(next));

        HashSet<String> ids = new HashSet<>();
        newest.getEntries().forEach(entry -> ids.add(entry.getUri()));
        older.getEntries().forEach(entry -> ids.add(entry.getUri()));
        assertThat(newest.getEntries()).hasSize(50);
        assertThat(older.getEntries()).hasSize(5);
        assertThat(ids).hasSize(55);
    }

    private UUID sent(Exposures child) {
        events.expose(child.build());
        return events.progress(child.incident(), 1).get(0).noticeId();
    }

    private io.restassured.specification.RequestSpecification lead() {
        return TestCallers.lead(urn);
    }

    private String path(String rest) {
        return "/v1/establishments/" + urn + rest;
    }

    private static SyndFeed read(Response response) throws FeedException {
        return new SyndFeedInput().build(new StringReader(response.asString()));
    }
}
