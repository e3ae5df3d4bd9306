package org.project360.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.intake.ChildExposed;
import org.project360.contracts.intake.IncidentRecorded;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.contracts.police.Location;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.local.testing.TestClock;
import org.project360.local.testing.TestInfra;

@IntakeTest
class IncidentReportedListenerTest {

    @Inject
    Intake intake;

    @Inject
    IncidentReportedListener listener;

    @Test
    void aSecondIncidentOverKafkaIsAcceptedCountedAndACandidate() {
        PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
        ReportFixture first = report().victim(victim).occurredAt(TestClock.START.minus(Duration.ofDays(30)));
        String reference = "T-" + UUID.randomUUID();
        ReportFixture second = report().victim(victim).reference(reference);
        intake.takes(listener, List.of(intake.sealed(first)));

        intake.sends(intake.sealed("event-" + reference, second.json()));

        ReportReceipt receipt = Intake.receipts(reference, 1).get(0);
        assertThat(receipt.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(receipt.eventId()).isEqualTo("event-" + reference);
        assertThat(receipt.version()).isEqualTo(1);
        String personId = victimOf(reference).toString();
        CandidateIdentified candidate = Intake.await(
                        Topics.INTAKE_CANDIDATE_IDENTIFIED, personId, 1, CandidateIdentified.class)
                .get(0);
        assertThat(candidate.incidentId()).isEqualTo(receipt.incidentId());
        assertThat(candidate.incidentsInWindow()).isEqualTo(2);
        assertThat(candidate.covariates())
                .isEqualTo(Map.of("grade", "STANDARD", "priorBand", "2-3", "force", "SYN-01"));
        List<IncidentRecorded> recorded =
                Intake.await(Topics.INTAKE_INCIDENT_RECORDED, personId, 2, IncidentRecorded.class);
        assertThat(recorded).extracting(IncidentRecorded::incidentsInWindow).containsExactly(1, 2);
        assertThat(recorded).extracting(IncidentRecorded::eligible).containsExactly(false, true);
        assertThat(recorded.get(0).failedRules()).containsExactly("incidents-within-bounds");
    }

    @Test
    void schoolsHearOfEveryChildOnceAndOfThePlaceOnlyWhereItMayBeTold() {
        PersonDetails twice = person("Niamh", "Quill", "2015-01-01").withId();
        ReportFixture hidden = report().child(twice)
                .child(twice)
                .child(person("Cian", "Quill", "2018-01-01").homeless());
        ReportFixture told = report().child(twice).location(new Location("At the school gate", null, true));

        intake.takes(listener, List.of(intake.sealed(hidden), intake.sealed(told)));

        List<ChildExposed> exposed = exposures(hidden, 2);
        assertThat(exposed).extracting(ChildExposed::forename).containsExactly("Niamh", "Cian");
        assertThat(exposed).extracting(ChildExposed::location).containsOnlyNulls();
        assertThat(exposed)
                .extracting(ChildExposed::homePostcode)
                .containsExactly(
                        twice.addresses().get(0).postcode(),
                        hidden.build().victim().person().addresses().get(0).postcode());
        assertThat(exposures(told, 1).get(0).location()).isEqualTo("At the school gate");
        assertThat(exposures(told, 1).get(0).childId()).isEqualTo(exposed.get(0).childId());
        assertThat(intake.published(Topics.INTAKE_CHILD_EXPOSED, incident(hidden)))
                .isEqualTo(2);
    }

    @Test
    void historyCountsAndTriggersNothing() {
        PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
        ReportFixture history = report().victim(victim)
                .historic()
                .child(person("Niamh", "Quill", "2015-01-01").withId())
                .occurredAt(TestClock.START.minus(Duration.ofDays(200)));
        ReportFixture secondOfHistory = report().victim(victim).historic();
        ReportFixture live = report().victim(victim);

        intake.takes(listener, List.of(intake.sealed(history), intake.sealed(secondOfHistory), intake.sealed(live)));

        String personId = victimOf(reference(live)).toString();
        assertThat(Intake.await(Topics.INTAKE_INCIDENT_RECORDED, personId, 3, IncidentRecorded.class))
                .extracting(IncidentRecorded::historic, IncidentRecorded::incidentsInWindow, IncidentRecorded::eligible)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(true, 1, false),
                        org.assertj.core.groups.Tuple.tuple(true, 2, false),
                        org.assertj.core.groups.Tuple.tuple(false, 3, true));
        assertThat(intake.published(Topics.INTAKE_CHILD_EXPOSED, incident(history)))
                .isZero();
        assertThat(intake.published(Topics.INTAKE_CANDIDATE_IDENTIFIED, personId))
                .isEqualTo(1);
    }

    @Test
    void testRecordsAreRecordedAndNobodyHearsOfThem() {
        PersonDetails victim = person("Tess", "Trialrun", "1990-05-01").withId();
        ReportFixture test = report().victim(victim)
                .test()
                .child(person("Timmy", "Trialrun", "2015-01-01").withId());
        ReportFixture real = report().victim(victim);

        intake.takes(listener, List.of(intake.sealed(test), intake.sealed(real)));

        String personId = victimOf(reference(real)).toString();
        assertThat(Intake.receipts(reference(test), 1).get(0).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(Intake.await(Topics.INTAKE_INCIDENT_RECORDED, personId, 1, IncidentRecorded.class))
                .singleElement()
                .satisfies(r -> assertThat(r.incidentsInWindow()).isEqualTo(1));
        assertThat(intake.published(Topics.INTAKE_CHILD_EXPOSED, incident(test)))
                .isZero();
        assertThat(intake.rows("select test, counts from incident where reference = ?", reference(test)))
                .containsExactly(Map.of("test", true, "counts", false));
    }

    @Test
    void twoReportsOfOneNewPersonInOneBatchAreOnePerson() {
        String policeId = "P-" + UUID.randomUUID();
        String born = "1977-07-07";
        ReportFixture byName = report().victim(person("Zoë", "Ó Néill", born).at(null, "1 High St", "ZZ98 7QQ"));
        ReportFixture byBoth = report().victim(person("ZOE", "O'Neill", born).at(policeId, "1 High St", "zz98 7qq"));
        ReportFixture byId = report().victim(person("Zoe", "Married-Name", born).at(policeId, "2 Low Rd", "ZZ97 1AA"));

        intake.takes(listener, List.of(intake.sealed(byName), intake.sealed(byBoth), intake.sealed(byId)));

        UUID person = victimOf(reference(byName));
        assertThat(victimOf(reference(byBoth))).isEqualTo(person);
        assertThat(victimOf(reference(byId))).isEqualTo(person);
        assertThat(intake.number("select count(*) from person where id = ?", person))
                .isEqualTo(1);
        assertThat(intake.number("select count(*) from person_match_key where person_id = ?", person))
                .isEqualTo(3);
        assertThat(eligibility(byId).get("incidents_in_window")).isEqualTo(3);
    }

    @Test
    void aPoliceIdIsUniqueWithinOneForceOnly() {
        ReportFixture here = report().victim(person("Ada", "One", null).withId("SAME"));
        ReportFixture there =
                report().force("SYN-02").victim(person("Eve", "Other", null).withId("SAME"));

        intake.takes(listener, List.of(intake.sealed(here), intake.sealed(there)));

        assertThat(victimOf(reference(here))).isNotEqualTo(victimOf(reference(there)));
    }

    @Test
    void versionsGiveTheSameStateInEveryOrder() {
        List<Map<String, Object>> states = new ArrayList<>();
        for (List<Integer> order : orders()) {
            states.add(stateAfter(order, true));
            states.add(stateAfter(order, false));
        }

        assertThat(states).hasSize(12).allSatisfy(state -> assertThat(state).isEqualTo(states.get(0)));
        assertThat(states.get(0)).containsEntry("version", 3).containsEntry("grade", "MEDIUM");
    }

    @Test
    void everyVersionIsKeptAndAnsweredAndChildrenAreToldOnceAVersionThatTakesEffect() {
        String reference = "T-" + UUID.randomUUID();
        ReportFixture v1 = report().reference(reference)
                .child(person("Cian", "Quill", null).homeless());
        ReportFixture v2 = report().reference(reference)
                .version(2)
                .child(person("Cian", "Quill", "2018-01-01").homeless());

        intake.takes(listener, List.of(intake.sealed(v1)));
        intake.takes(listener, List.of(intake.sealed(v2)));

        List<ChildExposed> exposed = exposures(v2, 2);
        assertThat(exposed).extracting(ChildExposed::version).containsExactly(1, 2);
        assertThat(exposed.get(1).childId()).isEqualTo(exposed.get(0).childId());
        assertThat(Intake.receipts(reference, 2))
                .extracting(ReportReceipt::outcome)
                .containsOnly(Outcome.ACCEPTED);
        assertThat(intake.number(
                        "select count(*) from incident_report r join incident i on i.id = r.incident_id"
                                + " where i.reference = ?",
                        reference))
                .isEqualTo(2);
    }

    @Test
    void aWithdrawnIncidentCountsNoMore() {
        PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
        ReportFixture first = report().victim(victim);
        ReportFixture withdrawn =
                report().victim(victim).reference(reference(first)).version(2).noCrime();
        ReportFixture next = report().victim(victim);

        intake.takes(listener, List.of(intake.sealed(first), intake.sealed(withdrawn), intake.sealed(next)));

        assertThat(eligibility(next).get("incidents_in_window")).isEqualTo(1);
    }

    @Test
    void everythingThreeTimesShuffledIsTakenOnce() {
        List<ReportFixture> reports = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> deliveries = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ReportFixture report =
                    report().child(person("Child" + i, "Quill", "2015-01-01").withId());
            reports.add(report);
            String id = Intake.newId();
            deliveries.add(intake.sealed(id, report.json()));
            deliveries.add(intake.sealed(id, report.json()));
            // The same report under another event id is a duplicate too.
            deliveries.add(intake.sealed(report));
        }
        Collections.shuffle(deliveries, new Random(7));

        intake.takes(listener, deliveries.subList(0, 25));
        intake.takes(listener, deliveries.subList(25, 60));

        for (ReportFixture report : reports) {
            List<ReportReceipt> receipts = Intake.receipts(reference(report), 3);
            assertThat(receipts)
                    .extracting(ReportReceipt::outcome)
                    .containsExactlyInAnyOrder(Outcome.ACCEPTED, Outcome.DUPLICATE, Outcome.DUPLICATE);
            assertThat(receipts).extracting(ReportReceipt::incidentId).containsOnly(UUID.fromString(incident(report)));
            assertThat(intake.published(Topics.INTAKE_CHILD_EXPOSED, incident(report)))
                    .isEqualTo(1);
        }
    }

    @Test
    void badReportsAreAnsweredWithEveryReasonAndTheirNeighboursGoOn() {
        ReportFixture good = report();
        ReportFixture neighbour = report();
        ReportFixture bad = report().force("SYN-01").occurredAt(TestClock.START.plus(Duration.ofDays(1)));
        ObjectNode wrongTypes = report().tree().put("version", "one");
        wrongTypes.put("incidentType", "BURGLARY");

        intake.takes(
                listener,
                List.of(
                        intake.sealed(good),
                        intake.sealed(bad),
                        intake.sealed(Intake.newId(), ReportFixture.bytes(wrongTypes)),
                        intake.sealed(neighbour)));

        assertThat(Intake.receipts(reference(good), 1).get(0).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(Intake.receipts(reference(neighbour), 1).get(0).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(reasons(reference(bad)))
                .containsExactly("/occurredAt in-the-future", "/reportedAt in-the-future", "/recordedAt in-the-future");
        assertThat(reasons(wrongTypes.get("incidentReference").asText()))
                .containsExactlyInAnyOrder("/version type", "/incidentType enum");
        ReportReceipt receipt = Intake.receipts(reference(bad), 1).get(0);
        assertThat(intake.number("select count(*) from quarantine where id = ?", receipt.quarantineId()))
                .isEqualTo(1);
        assertThat(receipt.incidentId()).isNull();
    }

    @Test
    void unknownForceAndChildOlderThanTheVictimAreTold() {
        ReportFixture unknown = report().force("SYN-99");
        ReportFixture older = report().victim(
                        person("Young", "Quill", "2010-06-01").withId())
                .child(person("Elder", "Quill", "2010-05-01").homeless());

        intake.takes(listener, List.of(intake.sealed(unknown), intake.sealed(older)));

        assertThat(Intake.await(Topics.INTAKE_REPORT_RECEIPT, "SYN-99/" + reference(unknown), 1, ReportReceipt.class)
                        .get(0)
                        .reasons())
                .extracting(ReportReceipt.Reason::code)
                .containsExactly("unknown-force");
        assertThat(reasons(reference(older))).containsExactly("/children/0/person/dateOfBirth older-than-victim");
    }

    @Test
    void truncatedJsonClearPayloadsForeignKeysAndMissingHeadersAreAnsweredUnderTheRecordKey() {
        byte[] json = report().json();
        ConsumerRecord<String, byte[]> truncated = intake.sealed(Intake.newId(), Arrays.copyOf(json, json.length / 2));
        ConsumerRecord<String, byte[]> clear = Intake.record(
                Topics.POLICE_INCIDENT_REPORTED,
                "key-" + UUID.randomUUID(),
                Intake.utf8("nonsense"),
                Intake.headers(Intake.newId()));
        byte[] broken = intake.sealed(report()).value().clone();
        broken[broken.length - 3] ^= 1;
        ConsumerRecord<String, byte[]> altered = Intake.record(
                Topics.POLICE_INCIDENT_REPORTED, "key-" + UUID.randomUUID(), broken, Intake.headers(Intake.newId()));
        ReportFixture unnamedReport = report();
        ConsumerRecord<String, byte[]> unnamed = intake.sealed(unnamedReport);
        Headers withoutId = unnamed.headers().remove("ce_id");
        assertThat(withoutId.lastHeader("ce_id")).isNull();

        intake.takes(listener, List.of(truncated, clear, altered, unnamed));

        assertThat(codes(truncated.key())).containsExactly("json-malformed");
        assertThat(codes(clear.key())).containsExactly("not-encrypted");
        assertThat(codes(altered.key())).containsExactly("not-decryptable");
        assertThat(reasons(reference(unnamedReport))).containsExactly(" header-missing");
    }

    @Test
    void aReportOverOneMegabyteIsRejectedAndTenNeverReachTheTopic() {
        ReportFixture report = report();
        ObjectNode large = report.tree().put("padding", "x".repeat(1 << 20));

        intake.takes(listener, List.of(intake.sealed(Intake.newId(), ReportFixture.bytes(large))));

        assertThat(reasons(reference(report))).containsExactly(" too-large");
        ConsumerRecord<String, byte[]> tenMegabytes = Intake.record(
                Topics.POLICE_INCIDENT_REPORTED, "key", new byte[10 << 20], Intake.headers(Intake.newId()));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> intake.sends(tenMegabytes))
                .hasRootCauseInstanceOf(org.apache.kafka.common.errors.RecordTooLargeException.class);
    }

    @Test
    void anIdUsedTwiceForDifferentContentIsRejectedAndSoIsAVersion() {
        String id = Intake.newId();
        ReportFixture first = report();
        ReportFixture other = report();
        ReportFixture sameVersion = report().reference(reference(first)).yesAnswers(3);
        intake.takes(listener, List.of(intake.sealed(id, first.json())));

        intake.takes(
                listener,
                List.of(intake.sealed(id, other.json()), intake.sealed(sameVersion), intake.sealed(id, other.json())));

        assertThat(Intake.receipts(reference(other), 2)).allSatisfy(receipt -> {
            assertThat(receipt.outcome()).isEqualTo(Outcome.REJECTED);
            assertThat(receipt.reasons()).extracting(ReportReceipt.Reason::code).containsExactly("event-id-reused");
        });
        // The same wrong report again is answered with the quarantine row it has.
        assertThat(Intake.receipts(reference(other), 2).stream()
                        .map(ReportReceipt::quarantineId)
                        .distinct())
                .hasSize(1);
        assertThat(Intake.receipts(reference(first), 2).get(1).reasons())
                .extracting(ReportReceipt.Reason::pointer, ReportReceipt.Reason::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/version", "version-reused"));
        assertThat(intake.rows("select yes_answers from incident where reference = ?", reference(first)))
                .containsExactly(Map.of("yes_answers", 0));
    }

    @Test
    void aRejectedReportComingAgainIsAnsweredAgainAndHeldOnce() {
        ConsumerRecord<String, byte[]> bad = intake.sealed(
                "bad-" + UUID.randomUUID(), report().force("SYN-98").json());

        intake.takes(listener, List.of(bad));
        intake.takes(listener, List.of(bad));

        assertThat(intake.number(
                        "select count(*) from quarantine where event_id = ?",
                        new String(bad.headers().lastHeader("ce_id").value(), java.nio.charset.StandardCharsets.UTF_8)))
                .isEqualTo(1);
    }

    @Test
    void nothingPersonalIsStoredOrPublishedInClear() throws Exception {
        ReportFixture report = report().victim(
                        person("Zephyrine", "Maplethorpe", "1981-01-01").withId("P-CANARY-77"))
                .child(person("Zephyrine-Junior", "Maplethorpe", "2015-01-01").homeless());
        ConsumerRecord<String, byte[]> bad = intake.sealed(
                Intake.newId(),
                ReportFixture.bytes(report().victim(
                                person("Zephyrine", "Maplethorpe", "2181-01-01").withId("P-CANARY-77"))
                        .tree()));

        intake.takes(listener, List.of(intake.sealed(report), bad));

        exposures(report, 1);
        for (Map<String, Object> table :
                intake.rows("select table_name from information_schema.tables where table_schema = 'public'")) {
            String name = table.get("table_name").toString();
            String everything =
                    intake.rows("select t::text as row from " + name + " t").toString();
            assertThat(everything).as(name).doesNotContain("Zephyrine", "Maplethorpe", "CANARY", "1981-01-01");
            String hidden = intake.rows("select encode(convert_to('Zephyrine', 'UTF8'), 'hex') as hex")
                    .get(0)
                    .get("hex")
                    .toString();
            assertThat(everything).as(name + " as bytes").doesNotContain(hidden);
        }
        for (String topic : List.of(
                Topics.INTAKE_REPORT_RECEIPT,
                Topics.INTAKE_INCIDENT_RECORDED,
                Topics.INTAKE_CHILD_EXPOSED,
                Topics.INTAKE_DEAD_LETTER)) {
            assertThat(TestInfra.records(topic))
                    .allSatisfy(
                            r -> assertThat(r.key() + new String(r.value(), java.nio.charset.StandardCharsets.UTF_8))
                                    .doesNotContain("Zephyrine", "Maplethorpe", "CANARY"));
        }
    }

    @Test
    void twoInstancesMeetingOnTheSamePeopleAgree() throws Exception {
        List<PersonDetails> people = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            people.add(person("Meet" + i, "Quill", "1990-01-01").withId());
        }
        List<List<ConsumerRecord<String, byte[]>>> batches = new ArrayList<>();
        for (int b = 0; b < 4; b++) {
            Instant at = TestClock.START.minus(Duration.ofMinutes(60 + b));
            List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
            List<PersonDetails> shuffled = new ArrayList<>(people);
            Collections.shuffle(shuffled, new Random(b));
            shuffled.forEach(p -> batch.add(intake.sealed(report().victim(p).occurredAt(at))));
            batches.add(batch);
        }
        var threads = java.util.concurrent.Executors.newFixedThreadPool(4);

        batches.forEach(batch -> threads.execute(() -> intake.takes(listener, batch)));
        threads.shutdown();

        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        intake.recounted();
        // Had one of two batches not seen the other, an incident with others before it would stand as the first.
        List<Map<String, Object>> counts = intake.rows(
                "select i.victim_id, count(distinct i.id) as incidents,"
                        + " count(distinct i.id) filter (where e.eligible) as eligible,"
                        + " max(e.incidents_in_window) filter (where i.occurred_at = ?::timestamptz) as first"
                        + " from incident i join eligibility e on e.incident_id = i.id"
                        + " where i.victim_id in (select victim_id from incident_report where event_id = any(?))"
                        + " group by i.victim_id",
                TestClock.START.minus(Duration.ofMinutes(63)).toString(),
                (Object) batches.get(0).stream()
                        .map(r -> new String(
                                r.headers().lastHeader("ce_id").value(), java.nio.charset.StandardCharsets.UTF_8))
                        .toArray(String[]::new));
        assertThat(counts).hasSize(40).allSatisfy(row -> {
            assertThat(row)
                    .containsEntry("incidents", 4L)
                    .containsEntry("eligible", 3L)
                    .containsEntry("first", 1);
        });
    }

    private Map<String, Object> stateAfter(List<Integer> order, boolean oneBatch) {
        String reference = "T-" + UUID.randomUUID();
        PersonDetails first = person("Ada", "Quill", "1990-05-01").withId();
        PersonDetails corrected =
                person("Beth", "Quill", "1991-05-01").at("P-" + UUID.randomUUID(), "5 New Road", "ZZ96 1AA");
        Instant at = TestClock.START.minus(Duration.ofHours(3));
        Map<Integer, ReportFixture> versions = Map.of(
                1, report().reference(reference).victim(first).occurredAt(at),
                2,
                        report().reference(reference)
                                .version(2)
                                .victim(corrected)
                                .yesAnswers(9)
                                .occurredAt(at),
                3,
                        report().reference(reference)
                                .occurredAt(at)
                                .version(3)
                                .victim(corrected)
                                .grade(org.project360.contracts.RiskGrade.MEDIUM)
                                .perpetrator(
                                        person("Dorian", "Voss", "1986-01-01").withId()));
        List<ConsumerRecord<String, byte[]>> records =
                order.stream().map(v -> intake.sealed(versions.get(v))).toList();
        if (oneBatch) {
            intake.takes(listener, records);
        } else {
            records.forEach(r -> intake.takes(listener, List.of(r)));
        }
        return intake.rows("""
                select i.version, i.grade, i.yes_answers, i.counts, i.occurred_at, i.household_id = p.household_id as home,
                    (select count(*) from incident_report r where r.incident_id = i.id) as versions,
                    (select count(*) from incident_report r where r.incident_id = i.id and r.victim_id = i.victim_id) as hers,
                    (select string_agg(role, ' ' order by role) from incident_person x where x.incident_id = i.id) as roles
                from incident i join person p on p.id = i.victim_id where i.reference = ?""", reference).get(0);
    }

    private static List<List<Integer>> orders() {
        return List.of(
                List.of(1, 2, 3),
                List.of(1, 3, 2),
                List.of(2, 1, 3),
                List.of(2, 3, 1),
                List.of(3, 1, 2),
                List.of(3, 2, 1));
    }

    private static String reference(ReportFixture report) {
        return report.build().incidentReference();
    }

    private static List<String> reasons(String reference) {
        ReportReceipt receipt = Intake.receipts(reference, 1).get(0);
        assertThat(receipt.outcome()).isEqualTo(Outcome.REJECTED);
        return receipt.reasons().stream().map(r -> r.pointer() + " " + r.code()).toList();
    }

    private static List<String> codes(String key) {
        return Intake.await(Topics.INTAKE_REPORT_RECEIPT, key, 1, ReportReceipt.class).get(0).reasons().stream()
                .map(ReportReceipt.Reason::code)
                .toList();
    }

    private String incident(ReportFixture report) {
        return intake.rows("select id from incident where reference = ?", reference(report))
                .get(0)
                .get("id")
                .toString();
    }

    private UUID victimOf(String reference) {
        return (UUID) intake.rows("select victim_id from incident where reference = ?", reference)
                .get(0)
                .get("victim_id");
    }

    private Map<String, Object> eligibility(ReportFixture report) {
        return intake.rows(
                        "select e.* from eligibility e join incident i on i.id = e.incident_id and i.version = e.version"
                                + " where i.reference = ?",
                        reference(report))
                .get(0);
    }

    private List<ChildExposed> exposures(ReportFixture report, int count) {
        return intake.awaitSealed(Topics.INTAKE_CHILD_EXPOSED, incident(report), count, ChildExposed.class);
    }
}
