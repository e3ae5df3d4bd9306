package org.project360.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.project360.notification.testing.Exposures.aChild;
import static org.project360.notification.testing.Schools.line;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.ChildExposed;
import org.project360.contracts.notification.NoticeProgressed;
import org.project360.contracts.notification.NoticeProgressed.Stage;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestInfra;
import org.project360.notification.testing.Events;
import org.project360.notification.testing.Exposures;
import org.project360.notification.testing.Rows;
import org.project360.notification.testing.Schools;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
class ChildExposedListenerTest {

    @Inject
    Events events;

    @Inject
    Rows rows;

    @Test
    void aNoticeIsInTheMailboxAtOnceWithItsDeadline() {
        String urn = Schools.open();
        Exposures child = aChild().at(urn).reportedAt(Instant.parse("2026-03-06T22:00:00Z"));

        events.expose(child.build());

        NoticeProgressed sent = events.progress(child.incident(), 1).get(0);
        assertThat(sent.stage()).isEqualTo(Stage.SENT);
        assertThat(sent.establishmentUrn()).isEqualTo(urn);
        Map<String, @Nullable Object> notice = notice(child);
        assertThat(notice)
                .containsEntry("id", sent.noticeId())
                .containsEntry("status", "SENT")
                .containsEntry("routing_rule", "URN_TOLD")
                .containsEntry("routed_by", "rule");
        assertThat(instant(notice, "deliver_by")).isEqualTo(Instant.parse("2026-03-09T08:30:00Z"));
        assertThat(rows.one("select due_at from deadline where subject = ? and fired_at is null", sent.noticeId())
                        .get("due_at"))
                .isEqualTo(notice.get("deliver_by"));
    }

    @Test
    void theExamplesOfTheContractAreUnderstood() {
        Schools.register(
                line("900001", "St Brannoc's Primary School", "Open"),
                line("900003", "Ysgol Gynradd Llanfechan", "Open", "Llanfechan", "ZZ99 3EF", "3", "11"));
        for (String name : List.of("full", "school-by-name", "nothing-known")) {
            events.expose(events.example(Topics.INTAKE_CHILD_EXPOSED, name, ChildExposed.class));
        }

        await().untilAsserted(() -> assertThat(rows
                        .all("select status, routing_rule, establishment_urn, routing_reason from notice"
                                + " where incident_id::text like '01960000-0000-7000-8000-0000000000%'"
                                + " order by incident_id")
                        .stream()
                        .map(row -> String.valueOf(row.values()))
                        .toList())
                .containsExactly(
                        "[SENT, URN_TOLD, 900001, null]",
                        // Born in April 2012: thirteen, and the school ends at eleven.
                        "[HELD, NONE, null, AGE_DOES_NOT_FIT]",
                        "[HELD, NONE, null, NO_SCHOOL_TOLD]"));
    }

    @Test
    void theSameThreeTimesShuffledAndVersionsOutOfOrderAreOneNoticeOfTheLatestVersion() {
        String urn = Schools.open();
        Exposures first = aChild().at(urn);
        Exposures brother = first.sibling();
        Random random = new Random(360);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (Exposures child : List.of(first, brother)) {
            for (int version = 1; version <= 3; version++) {
                ChildExposed event =
                        child.version(version).named("Name" + version).build();
                ProducerRecord<String, byte[]> record =
                        events.record(Topics.INTAKE_CHILD_EXPOSED, child.incident(), event);
                records.add(record);
                records.add(record);
                records.add(events.record(Topics.INTAKE_CHILD_EXPOSED, child.incident(), event));
            }
        }
        Collections.shuffle(records, random);

        for (ProducerRecord<String, byte[]> record : records) {
            TestInfra.send(record);
        }

        await().untilAsserted(() -> assertThat(rows.all(
                        "select 1 from notice where incident_id = ? and incident_version = 3", first.incident()))
                .hasSize(2));
        marker();
        assertThat(rows.count("select count(*) from notice where incident_id = ?", first.incident()))
                .isEqualTo(2);
        assertThat(rows.count("select count(distinct child_id) from notice where incident_id = ?", first.incident()))
                .isEqualTo(2);
    }

    @Test
    void anOlderVersionThatComesLaterIsIgnored() {
        String urn = Schools.open();
        Exposures child = aChild().at(urn);
        events.expose(child.version(2).build());
        await().until(() -> exists(child));

        events.expose(child.version(1).named("Outdated").build());
        marker();

        assertThat(notice(child)).containsEntry("incident_version", 2).containsEntry("revision", 1);
        assertThat(events.progress(child.incident(), 1)).hasSize(1);
    }

    @Test
    void twoChildrenAtTwoSchoolsAreTwoNotices() {
        String one = Schools.open();
        String two = Schools.open();
        Exposures child = aChild().at(one);
        Exposures sister = child.sibling().at(two);

        events.expose(child.build(), sister.build());

        assertThat(events.progress(child.incident(), 2))
                .extracting(NoticeProgressed::establishmentUrn)
                .containsExactlyInAnyOrder(one, two);
    }

    @Test
    void aCorrectedNameMakesTheNoticeUnreadAgain() {
        String urn = Schools.open();
        Exposures child = aChild().at(urn);
        events.expose(child.build());
        events.progress(child.incident(), 1);

        events.expose(child.version(2).named("Corrected").build());

        List<NoticeProgressed> steps = events.progress(child.incident(), 2);
        assertThat(steps).extracting(NoticeProgressed::stage).containsExactly(Stage.SENT, Stage.SENT);
        assertThat(steps)
                .extracting(NoticeProgressed::noticeId)
                .containsOnly(steps.get(0).noticeId());
        assertThat(notice(child)).containsEntry("revision", 2).containsEntry("incident_version", 2);
    }

    @Test
    void aVersionThatChangesNothingForTheSchoolLeavesTheNoticeAlone() {
        String urn = Schools.open();
        Exposures child = aChild().at(urn);
        events.expose(child.build());
        await().until(() -> exists(child));

        events.expose(child.version(2).build());

        await().untilAsserted(() -> assertThat(notice(child)).containsEntry("incident_version", 2));
        assertThat(notice(child)).containsEntry("revision", 1);
    }

    @Test
    void aCorrectedSchoolRecallsFromTheOneAndSendsToTheOther() {
        String wrong = Schools.open();
        String right = Schools.open();
        Exposures child = aChild().at(wrong);
        events.expose(child.build());
        events.progress(child.incident(), 1);

        events.expose(child.version(2).at(right).build());

        List<NoticeProgressed> steps = events.progress(child.incident(), 3);
        assertThat(steps.stream().map(s -> s.stage() + " " + s.establishmentUrn()))
                .containsExactlyInAnyOrder("SENT " + wrong, "RECALLED " + wrong, "SENT " + right);
        assertThat(rows.all("select recall_reason from notice where establishment_urn = ?", wrong))
                .containsExactly(Map.of("recall_reason", "ROUTED_ELSEWHERE"));
        assertThat(rows.count(
                        "select count(*) from notice where incident_id = ? and status <> 'RECALLED'", child.incident()))
                .isEqualTo(1);
        assertThat(rows.count(
                        "select count(*) from deadline d join notice n on n.id = d.subject where n.establishment_urn = ?"
                                + " and d.cancelled_at is null",
                        wrong))
                .as("a recalled notice has no clock")
                .isZero();
    }

    @Test
    void aVersionThatTellsNoSchoolTakesNothingBack() {
        String urn = Schools.open();
        Exposures child = aChild().at(urn);
        events.expose(child.build());
        await().until(() -> exists(child));

        events.expose(child.version(2).told(null).build());

        await().untilAsserted(() -> assertThat(notice(child))
                .containsEntry("incident_version", 2)
                .containsEntry("establishment_urn", urn)
                .containsEntry("status", "SENT"));
    }

    @Test
    void aHeldNoticeIsSentWhenALaterVersionTellsTheSchool() {
        String urn = Schools.open();
        Exposures child = aChild();
        events.expose(child.build());
        await().until(() -> exists(child));
        assertThat(notice(child)).containsEntry("status", "HELD").containsEntry("routing_reason", "NO_SCHOOL_TOLD");

        events.expose(child.version(2).at(urn).build());

        assertThat(events.progress(child.incident(), 1).get(0).establishmentUrn())
                .isEqualTo(urn);
        assertThat(notice(child)).containsEntry("status", "SENT");
        assertThat(rows.all(
                        "select kind from deadline where subject = ? and cancelled_at is null",
                        notice(child).get("id")))
                .containsExactly(Map.of("kind", "notice-delivery"));
    }

    @Test
    void byNameWithTheCandidatesInTheRow() {
        String open = Schools.newUrn();
        String closed = Schools.newUrn();
        String elsewhere = Schools.newUrn();
        Schools.register(
                line(open, "St Wilfrid's CofE Primary School " + open, "Open"),
                line(closed, "Saint Wilfrids C.E. Primary School " + open, "Closed"),
                line(elsewhere, "St Wilfrid's CofE Primary School " + open, "Open", "Thornaby", "ZY1 1AA", "4", "11"));
        Exposures child = aChild().at("ST WILFRIDS CHURCH OF ENGLAND PRIMARY SCHOOL " + open, "fallowby");

        events.expose(child.build());

        assertThat(events.progress(child.incident(), 1).get(0).establishmentUrn())
                .isEqualTo(open);
        assertThat(notice(child)).containsEntry("routing_rule", "NAME_IN_TOLD_TOWN");
        assertThat(rows.one(
                        "select array_to_string(routing_candidates, ' ') c from notice where incident_id = ?",
                        child.incident()))
                .containsEntry("c", open + " " + closed);
    }

    @Test
    void whoIsTooYoungOrOfAgeIsNotNotifiedAndTheReasonIsKept() {
        String urn = Schools.open();
        Exposures baby = aChild().at(urn).born(LocalDate.of(2024, 5, 5));
        Exposures adult = baby.sibling().born(LocalDate.of(2008, 3, 2));

        events.expose(baby.build(), adult.build());

        await().untilAsserted(() -> assertThat(rows.all(
                        "select routing_reason from notice where incident_id = ? and status = 'NOT_NOTIFIED'"
                                + " order by routing_reason",
                        baby.incident()))
                .containsExactly(Map.of("routing_reason", "ADULT"), Map.of("routing_reason", "UNDER_SCHOOL_AGE")));
    }

    @Test
    void poisonIsSetAsideAndItsNeighboursGoOn() {
        String urn = Schools.open();
        Exposures before = aChild().at(urn);
        Exposures after = before.sibling();
        ProducerRecord<String, byte[]> clear = events.raw(
                Topics.INTAKE_CHILD_EXPOSED,
                before.incident(),
                "{\"forename\":\"Canary\"}".getBytes(StandardCharsets.UTF_8));
        ProducerRecord<String, byte[]> incomplete =
                events.record(Topics.INTAKE_CHILD_EXPOSED, before.incident(), Map.of("forename", "Canary"));

        TestInfra.send(
                events.record(Topics.INTAKE_CHILD_EXPOSED, before.incident(), before.build()),
                clear,
                incomplete,
                events.record(Topics.INTAKE_CHILD_EXPOSED, after.incident(), after.build()));

        assertThat(events.progress(before.incident(), 2)).hasSize(2);
        await().untilAsserted(() -> assertThat(rows.all(
                        "select reasons::text r from quarantine where record_key = ? order by record_offset",
                        before.incident().toString()))
                .hasSize(2)
                .satisfiesExactly(
                        row -> assertThat(String.valueOf(row.get("r"))).contains("not-encrypted"),
                        row -> assertThat(String.valueOf(row.get("r"))).contains("/incidentId", "/surname")));
    }

    @Test
    void nothingOfTheChildIsReadableInTheStoreOrOnTheTopic() {
        String urn = Schools.open();
        Exposures routed = aChild().at(urn);
        Exposures held = routed.sibling().at("Canary-School of " + urn, "Canaryville");
        events.expose(routed.build(), held.build());
        events.progress(routed.incident(), 1);
        await().untilAsserted(() -> assertThat(
                        rows.count("select count(*) from notice where incident_id = ?", routed.incident()))
                .isEqualTo(2));

        String published = TestInfra.records(Topics.NOTIFICATION_NOTICE_PROGRESSED).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .reduce("", String::concat);
        for (String canary : List.of(
                Exposures.FORENAME,
                Exposures.SURNAME,
                "Canary-School",
                "Canaryville",
                "wardrobe-canary",
                "Bramblewick",
                "landing-canary",
                "ZZ99 1AB")) {
            assertThat(published).doesNotContain(canary);
            assertThat(rows.everything()).doesNotContain(canary);
        }
    }

    /** Awaits an event that was sent after all others, so that those have had their effect or none. */
    private void marker() {
        for (int i = 0; i < 12; i++) {
            Exposures marker = aChild().incident(new UUID(i, UUID.randomUUID().getLeastSignificantBits()));
            events.expose(marker.build());
            await().until(() -> exists(marker));
        }
    }

    private boolean exists(Exposures child) {
        return rows.count("select count(*) from notice where incident_id = ?", child.incident()) > 0;
    }

    private Map<String, @Nullable Object> notice(Exposures child) {
        return rows.one("select * from notice where incident_id = ? and status <> 'RECALLED'", child.incident());
    }

    private static Instant instant(Map<String, @Nullable Object> row, String column) {
        return ((java.sql.Timestamp) java.util.Objects.requireNonNull(row.get(column))).toInstant();
    }
}
