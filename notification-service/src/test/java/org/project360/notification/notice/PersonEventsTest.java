package org.project360.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.project360.notification.testing.Exposures.aChild;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonErased;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.intake.PersonSplit;
import org.project360.contracts.notification.NoticeProgressed;
import org.project360.contracts.notification.NoticeProgressed.Stage;
import org.project360.local.testing.InfraResource;
import org.project360.notification.testing.Events;
import org.project360.notification.testing.Exposures;
import org.project360.notification.testing.Rows;
import org.project360.notification.testing.Schools;
import org.project360.notification.testing.TestCallers;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
class PersonEventsTest {

    private static final Instant MERGED = Instant.parse("2026-03-03T12:00:00Z");
    private static final Instant SPLIT = Instant.parse("2026-03-04T12:00:00Z");

    @Inject
    Events events;

    @Inject
    Rows rows;

    private String urn;
    private Exposures survivor;
    private Exposures twin;

    @BeforeEach
    void aSchool() {
        urn = Schools.open();
        survivor = aChild().at(urn);
        twin = survivor.sibling().named("Alias");
    }

    @Test
    void ofTwoNoticesAboutOneChildOneIsRecalled() {
        expose(survivor, twin);

        merge();

        NoticeProgressed recalled = events.progress(survivor.incident(), 3).get(2);
        assertThat(recalled.stage()).isEqualTo(Stage.RECALLED);
        assertThat(rows.all(
                        "select status, recall_reason from notice where incident_id = ? and child_id = ?"
                                + " order by status",
                        survivor.incident(),
                        survivor.child()))
                .hasSize(2)
                .extracting(row -> row.get("status") + " " + row.get("recall_reason"))
                .containsExactly("RECALLED DUPLICATE_CHILD", "SENT null");
    }

    @Test
    void theOneThatWasReadStays() {
        expose(survivor, twin);
        UUID read = notice(twin);
        open(read).statusCode(200);

        merge();

        NoticeProgressed recalled = events.progress(survivor.incident(), 4).get(3);
        assertThat(recalled.stage()).isEqualTo(Stage.RECALLED);
        assertThat(recalled.noticeId()).isNotEqualTo(read);
        open(read).statusCode(200).body("child.forename", equalTo("Alias"));
    }

    @Test
    void atTwoSchoolsBothStay() {
        String other = Schools.open();
        expose(survivor, twin.at(other));

        merge();

        await().untilAsserted(() -> assertThat(rows.count(
                        "select count(*) from notice where incident_id = ? and child_id = ? and status = 'SENT'",
                        survivor.incident(),
                        survivor.child()))
                .isEqualTo(2));
    }

    @Test
    void whatComesAfterTheMergeUnderTheOldIdIsTheSurvivors() {
        merge();
        await().untilAsserted(() -> assertThat(
                        rows.count("select count(*) from child_redirect where from_child = ?", twin.child()))
                .isEqualTo(1));

        expose(twin);
        events.expose(survivor.version(2).named("Alias").build());

        await().untilAsserted(() -> assertThat(rows.all(
                        "select child_id, incident_version from notice where incident_id = ?", survivor.incident()))
                .containsExactly(Map.of("child_id", survivor.child(), "incident_version", 2)));
    }

    @Test
    void aSplitRestoresWhatWasRecalled() {
        expose(survivor, twin);
        UUID ofSurvivor = notice(survivor);
        UUID ofTwin = notice(twin);
        merge();
        events.progress(survivor.incident(), 3);

        split(survivor.incident());

        assertThat(events.progress(survivor.incident(), 4).get(3).stage()).isEqualTo(Stage.SENT);
        assertThat(rows.one("select child_id, status from notice where id = ?", ofTwin))
                .containsEntry("child_id", twin.child())
                .containsEntry("status", "SENT");
        assertThat(rows.one("select child_id, status from notice where id = ?", ofSurvivor))
                .containsEntry("child_id", survivor.child())
                .containsEntry("status", "SENT");
        open(ofTwin).statusCode(200).body("child.forename", equalTo("Alias"));
        open(ofSurvivor).statusCode(200).body("child.forename", equalTo(Exposures.FORENAME));
    }

    @Test
    void aSplitMovesItsIncidentsAndNoOther() {
        Exposures mine = survivor;
        Exposures theirs = survivor.incident(UUID.randomUUID());
        expose(mine);
        expose(theirs);

        split(theirs.incident());

        await().untilAsserted(() -> assertThat(child(theirs)).isEqualTo(twin.child()));
        assertThat(child(mine)).isEqualTo(survivor.child());
        events.expose(theirs.version(2).named("Later").build());
        await().untilAsserted(() -> assertThat(rows.all(
                        "select child_id, incident_version from notice where incident_id = ?", theirs.incident()))
                .containsExactly(Map.of("child_id", twin.child(), "incident_version", 2)));
    }

    @Test
    void aSplitThatOvertakesItsMergeStands() {
        expose(survivor, twin);
        split(survivor.incident());
        await().untilAsserted(() -> assertThat(
                        rows.count("select count(*) from child_redirect where from_child = ?", survivor.child()))
                .isEqualTo(1));

        merge();
        UUID done = UUID.randomUUID();
        events.send(
                Topics.INTAKE_PERSON_MERGED, survivor.child(), new PersonMerged(survivor.child(), done, MERGED, "x"));
        await().untilAsserted(
                        () -> assertThat(rows.count("select count(*) from child_redirect where from_child = ?", done))
                                .isEqualTo(1));

        assertThat(rows.all(
                        "select status from notice where incident_id = ? and child_id = told_child_id",
                        survivor.incident()))
                .containsExactly(Map.of("status", "SENT"), Map.of("status", "SENT"));
    }

    @Test
    void anErasedChildIsGoneAndStaysGone() {
        expose(survivor);
        UUID id = notice(survivor);

        events.send(Topics.INTAKE_PERSON_ERASED, survivor.child(), new PersonErased(survivor.child(), MERGED));

        await().untilAsserted(() -> assertThat(rows.one("select sealed from notice where id = ?", id))
                .containsEntry("sealed", null));
        assertThat(rows.one("select wrapped_key from child_key where child_id = ?", survivor.child()))
                .containsEntry("wrapped_key", null);
        assertThat(rows.count("select count(*) from deadline where subject = ? and cancelled_at is null", id))
                .isZero();
        open(id).statusCode(410).body("type", equalTo("urn:project360:problem:erased"));

        Exposures late = survivor.incident(UUID.randomUUID());
        expose(late);
        events.expose(survivor.version(2).build());
        assertThat(rows.one(
                        "select status, routing_reason, sealed, erased_at is not null e from notice where incident_id = ?",
                        late.incident()))
                .containsEntry("status", "NOT_NOTIFIED")
                .containsEntry("routing_reason", "CHILD_ERASED")
                .containsEntry("sealed", null)
                .containsEntry("e", true);
        assertThat(rows.one("select sealed from notice where id = ?", id)).containsEntry("sealed", null);
    }

    @Test
    void everythingTwiceIsAsOnce() {
        expose(survivor, twin);
        merge();
        merge();
        events.progress(survivor.incident(), 3);
        split(survivor.incident());
        split(survivor.incident());
        events.progress(survivor.incident(), 4);
        events.send(Topics.INTAKE_PERSON_ERASED, twin.child(), new PersonErased(twin.child(), MERGED));
        events.send(Topics.INTAKE_PERSON_ERASED, twin.child(), new PersonErased(twin.child(), MERGED));

        await().untilAsserted(() -> assertThat(rows.count(
                        "select count(*) from notice where child_id = ? and erased_at is not null", twin.child()))
                .isEqualTo(1));
        assertThat(events.progress(survivor.incident(), 4)).hasSize(4);
    }

    @Test
    void whoIsNoChildOfOursIsNoMatter() {
        UUID stranger = UUID.randomUUID();
        events.send(Topics.INTAKE_PERSON_ERASED, stranger, new PersonErased(stranger, MERGED));

        await().untilAsserted(
                        () -> assertThat(rows.all("select wrapped_key from child_key where child_id = ?", stranger))
                                .hasSize(1));
    }

    private void expose(Exposures... children) {
        for (Exposures child : children) {
            events.expose(child.build());
        }
        for (Exposures child : children) {
            await().untilAsserted(() -> assertThat(rows.count(
                            "select count(*) from notice where incident_id = ? and told_child_id = ?",
                            child.incident(),
                            child.child()))
                    .isEqualTo(1));
        }
    }

    private void merge() {
        events.send(
                Topics.INTAKE_PERSON_MERGED,
                survivor.child(),
                new PersonMerged(survivor.child(), twin.child(), MERGED, "same-police-id"));
    }

    private void split(UUID incident) {
        events.send(
                Topics.INTAKE_PERSON_SPLIT,
                survivor.child(),
                new PersonSplit(survivor.child(), twin.child(), List.of(incident), SPLIT, "by-a-steward"));
    }

    private UUID notice(Exposures child) {
        return (UUID) java.util.Objects.requireNonNull(rows.one(
                        "select id from notice where incident_id = ? and told_child_id = ?",
                        child.incident(),
                        child.child())
                .get("id"));
    }

    private UUID child(Exposures child) {
        return (UUID) java.util.Objects.requireNonNull(
                rows.one("select child_id from notice where incident_id = ?", child.incident())
                        .get("child_id"));
    }

    private io.restassured.response.ValidatableResponse open(UUID id) {
        return TestCallers.lead(urn)
                .get("/v1/establishments/" + urn + "/messages/" + id)
                .then();
    }
}
