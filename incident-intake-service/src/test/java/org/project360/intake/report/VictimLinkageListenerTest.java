package org.project360.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.project360.contracts.PersonDetails;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.LinkageActive;
import org.project360.intake.ReportFixture;

/** Victims under other spellings, through the whole path of a report; each test has people of its own. */
@IntakeTest
@TestProfile(LinkageActive.class)
class VictimLinkageListenerTest {

    @Inject
    Intake intake;

    @Inject
    IncidentReportedListener listener;

    private final String run = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private final String surname = letters();
    private final String street = 100 + run.length() + " " + letters() + " Road";

    @Test
    void aSlipInTheSurnameIsTheSameWoman() {
        String first = take(victim("Marguerite", surname, "1987-09-23"));
        String second = take(victim("Marguerite", slip(surname), "1987-09-23"));

        assertThat(victimOf(second)).isEqualTo(victimOf(first));
        Map<String, Object> decision = decision(second);
        assertThat(decision)
                .containsEntry("grade", "CERTAIN")
                .containsEntry("candidate_id", victimOf(first))
                .containsEntry("model_version", "assumed");
        assertThat(decision.get("fields").toString())
                .contains("\"surname\"", "\"birth_date\"")
                .doesNotContainIgnoringCase(surname)
                .doesNotContain("Marguerite", "1987");
        assertThat(decision(first)).containsEntry("grade", "NONE").containsEntry("candidate_id", null);
    }

    @Test
    void whatOneReportTaughtTheNextOneKnowsWithinABatchToo() {
        ReportFixture one = victim("Philippa", surname, "1979-02-11");
        ReportFixture other = victim("Philippa", slip(surname), "1979-02-11");

        intake.takes(listener, List.of(intake.sealed(one), intake.sealed(other)));

        assertThat(victimOf(other.build().incidentReference()))
                .isEqualTo(victimOf(one.build().incidentReference()));
    }

    @Test
    void twinsAndMotherAndDaughterOfOneNameAreTwo() {
        String twin = take(victim("Rosalind", surname, "1992-06-05"));
        String otherTwin = take(victim("Beatrix", surname, "1992-06-05"));
        String mother = take(victim("Rosalind", surname, "1961-11-30"));

        assertThat(List.of(victimOf(twin), victimOf(otherTwin), victimOf(mother)))
                .doesNotHaveDuplicates();
    }

    @Test
    void fatherAndSonOfOneNameAtOneAddressAreTwoAndEachIsKnownAgainDespiteASlip() {
        String father = take(victim("David", surname, "1951-09-17"));
        String son = take(victim("David", surname, "1980-02-03"));
        String fatherAgain = take(victim("David", slip(surname), "1951-09-17"));
        String sonAgain = take(victim("David", slip(surname), "1980-02-03"));

        assertThat(victimOf(son)).isNotEqualTo(victimOf(father));
        assertThat(List.of(victimOf(fatherAgain), victimOf(sonAgain))).containsExactly(victimOf(father), victimOf(son));
    }

    @Test
    void aPossibleMatchIsAPersonOfHerOwnAndNotCertain() {
        take(victim("Henrietta", surname, "1983-04-17"));
        String doubtful =
                take(report().victim(person("Henrietta", surname, null).homeless()));

        assertThat(decision(doubtful)).containsEntry("grade", "POSSIBLE");
        assertThat(decision(doubtful).get("candidate_id")).isNotEqualTo(victimOf(doubtful));
        assertThat(intake.rows(
                                "select e.results::text r from eligibility e join incident i on i.id = e.incident_id"
                                        + " where i.reference = ?",
                                doubtful)
                        .get(0)
                        .get("r")
                        .toString())
                .containsPattern("\"rule\": ?\"identity-certain\"[^}]*\"certain\": ?false");
    }

    @Test
    void whatIsSaidOfAPerpetratorIsNoEvidenceAboutAVictim() {
        PersonDetails perpetrator = person("Clemency", surname, "1990-01-19").at(null, street, "ZZ99 1AB");
        take(victim("Josephine", surname + "son", "1991-03-03").perpetrator(perpetrator));

        String victim = take(victim("Clemency", slip(surname), "1990-01-19"));

        assertThat(decision(victim)).containsEntry("grade", "NONE");
    }

    @Test
    void instancesThatMeetANewWomanUnderTwoSpellingsAtOnceMakeOnePersonOfHer() throws Exception {
        // Each is like nobody who was there before, or the two might rightly be taken for somebody else.
        for (String born : List.of("1955-12-06", "1961-02-23", "1970-09-19", "1983-07-28", "1994-04-11")) {
            String forename = letters();
            String name = letters();
            ReportFixture one = victim(forename, name, born);
            ReportFixture other = victim(forename, slip(name), born);
            together(List.of(intake.sealed(one)), List.of(intake.sealed(other)));

            assertThat(victimOf(other.build().incidentReference()))
                    .isEqualTo(victimOf(one.build().incidentReference()));
        }
    }

    @Test
    void theSameDescriptionIsKeptOnce() {
        PersonDetails tabitha = person("Tabitha", surname, "1988-12-01").at(null, street, "ZZ99 1AB");
        String first = take(report().reference("T-" + UUID.randomUUID()).victim(tabitha));
        take(report().reference("T-" + UUID.randomUUID()).victim(tabitha));
        take(victim("Tabitha", slip(surname), "1988-12-01"));

        assertThat(intake.number("select count(*) from linkage_record where person_id = ?", victimOf(first)))
                .isEqualTo(2);
        assertThat(intake.rows("select content from linkage_record where person_id = ?", victimOf(first)))
                .allSatisfy(row -> assertThat(
                                new String((byte[]) row.get("content"), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContainIgnoringCase("tabitha"));
    }

    @Test
    void whatIsNewOfAKnownVictimIsStoredOnce() {
        PersonDetails ottoline = person("Ottoline", surname, "1979-03-14").at(null, street, "ZZ99 1AB");
        PersonDetails moved = person("Ottoline", surname, "1979-03-14").at(null, "4 " + surname + " Row", "ZZ99 1AB");
        UUID person = victimOf(take(of(ottoline)));
        long keys = keysOf(person);

        // As before, and twice at an address that nobody knew.
        intake.takes(
                listener, List.of(intake.sealed(of(ottoline)), intake.sealed(of(moved)), intake.sealed(of(moved))));

        assertThat(intake.number("select count(*) from linkage_record where person_id = ?", person))
                .isEqualTo(2);
        assertThat(keysOf(person)).isGreaterThan(keys);
    }

    private static ReportFixture of(PersonDetails victim) {
        return report().reference("T-" + UUID.randomUUID()).victim(victim);
    }

    private long keysOf(UUID person) {
        return intake.number("select count(*) from linkage_key where person_id = ?", person);
    }

    private ReportFixture victim(String forename, String name, String born) {
        return report().reference("T-" + UUID.randomUUID())
                .victim(person(forename, name, born).at(null, street, "ZZ99 1AB"));
    }

    /** A word that no other test has, so that nobody else is like these people. */
    private static String letters() {
        return UUID.randomUUID()
                .toString()
                .replaceAll("[^a-f0-9]", "")
                .chars()
                .limit(12)
                .mapToObj(c -> String.valueOf((char) ('a' + Character.digit(c, 16))))
                .collect(java.util.stream.Collectors.joining());
    }

    /** A letter in the middle is missing. */
    private static String slip(String word) {
        return word.substring(0, 5) + word.substring(6);
    }

    private String take(ReportFixture fixture) {
        intake.takes(listener, List.of(intake.sealed(fixture)));
        return fixture.build().incidentReference();
    }

    private UUID victimOf(String reference) {
        return (UUID) intake.rows("select victim_id from incident where reference = ?", reference)
                .get(0)
                .get("victim_id");
    }

    private Map<String, Object> decision(String reference) {
        List<Map<String, Object>> made = intake.rows(
                "select d.* from linkage_decision d join incident i on i.id = d.incident_id where i.reference = ?",
                reference);
        assertThat(made).hasSize(1);
        return made.get(0);
    }

    @SafeVarargs
    private void together(List<ConsumerRecord<String, byte[]>>... batches) throws Exception {
        ExecutorService instances = Executors.newFixedThreadPool(batches.length);
        CountDownLatch ready = new CountDownLatch(batches.length);
        List<Future<?>> done = new ArrayList<>();
        for (List<ConsumerRecord<String, byte[]>> batch : batches) {
            done.add(instances.submit(() -> {
                ready.countDown();
                ready.await();
                intake.takes(listener, batch);
                return null;
            }));
        }
        instances.shutdown();
        assertThat(instances.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        for (Future<?> one : done) {
            one.get();
        }
    }
}
