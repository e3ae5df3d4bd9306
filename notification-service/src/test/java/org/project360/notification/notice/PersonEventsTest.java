package org.project360.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.project360.notification.testing.Exposures.aChild;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    @Inject
    MergeChildren merge;

    @Inject
    SplitChildren split;

    @Inject
    NotifySchools notify;

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

    /** B became A, A became C; then A was not C after all: what was told of B goes with A. */
    @Test
    void whoeverBecameASeparatedChildBeforeGoesWithIt() {
        Exposures a = survivor;
        Exposures b = twin.incident(UUID.randomUUID());
        Exposures c = survivor.sibling();
        expose(a, b, c);

        merged(a, b, 0);
        await().untilAsserted(() -> assertThat(child(b)).isEqualTo(a.child()));
        merged(c, a, 1);
        await().untilAsserted(() -> assertThat(child(b)).isEqualTo(c.child()));
        assertThat(effective(c)).containsExactly(c.child());
        separated(c, a, 2);

        await().untilAsserted(() -> assertThat(child(b)).isEqualTo(a.child()));
        assertThat(effective(a)).containsExactlyInAnyOrder(a.child(), c.child());
        open(notice(b)).statusCode(200).body("child.forename", equalTo("Alias"));
        separated(a, b, 3);
        await().untilAsserted(() -> assertThat(child(b)).isEqualTo(b.child()));
    }

    /** Merges and splits come on topics of their own with no order between them. */
    @Test
    void theEndOfAChainDoesNotDependOnTheOrder() {
        for (int seed = 0; seed < 12; seed++) {
            Exposures a = aChild().at(urn);
            Exposures b = a.sibling();
            Exposures c = a.sibling();
            QuarkusTransaction.requiringNew().run(() -> notify.of(List.of(a.build(), b.build(), c.build())));
            List<Runnable> facts = new ArrayList<>();
            for (int times = 0; times < 2; times++) {
                facts.add(() -> merge.merge(merge(a, b, 0)));
                facts.add(() -> merge.merge(merge(c, a, 1)));
                facts.add(() -> split.split(split(c, a, 2)));
                facts.add(() -> merge.merge(merge(c, b, 3)));
            }
            Collections.shuffle(facts, new Random(seed));

            facts.forEach(fact -> QuarkusTransaction.requiringNew().run(fact));

            assertThat(effective(a)).as("seed " + seed).containsExactlyInAnyOrder(a.child(), c.child());
            assertThat(child(b)).as("seed " + seed).isEqualTo(c.child());
        }
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

    private void merged(Exposures into, Exposures child, int hours) {
        events.send(Topics.INTAKE_PERSON_MERGED, into.child(), merge(into, child, hours));
    }

    private void separated(Exposures from, Exposures child, int hours) {
        events.send(Topics.INTAKE_PERSON_SPLIT, from.child(), split(from, child, hours));
    }

    private static PersonMerged merge(Exposures into, Exposures child, int hours) {
        return new PersonMerged(into.child(), child.child(), MERGED.plus(Duration.ofHours(hours)), "same-person");
    }

    private static PersonSplit split(Exposures from, Exposures child, int hours) {
        return new PersonSplit(
                from.child(), child.child(), List.of(), MERGED.plus(Duration.ofHours(hours)), "merged-in-error");
    }

    /** Whose the incident's effective notices are. */
    private List<Object> effective(Exposures of) {
        return rows
                .all("select child_id from notice where incident_id = ? and status <> 'RECALLED'", of.incident())
                .stream()
                .map(row -> (Object) java.util.Objects.requireNonNull(row.get("child_id")))
                .toList();
    }

    private UUID notice(Exposures child) {
        return (UUID) java.util.Objects.requireNonNull(rows.one(
                        "select id from notice where incident_id = ? and told_child_id = ?",
                        child.incident(),
                        child.child())
                .get("id"));
    }

    private UUID child(Exposures child) {
        return (UUID)
                java.util.Objects.requireNonNull(rows.one("select child_id from notice where id = ?", notice(child))
                        .get("child_id"));
    }

    private io.restassured.response.ValidatableResponse open(UUID id) {
        return TestCallers.lead(urn)
                .get("/v1/establishments/" + urn + "/messages/" + id)
                .then();
    }
}
