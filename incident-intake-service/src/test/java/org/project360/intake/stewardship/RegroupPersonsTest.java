package org.project360.intake.stewardship;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.project360.intake.ReportFixture.report;
import static org.project360.intake.stewardship.Stewards.settle;
import static org.project360.intake.stewardship.Stewards.undo;

import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Address;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.Sex;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.intake.PersonSplit;
import org.project360.contracts.randomisation.Arm;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.LinkageActive;
import org.project360.intake.ReportFixture;
import org.project360.intake.stewardship.Stewards.Recorded;
import org.project360.local.testing.TestClock;

/** Persons of whom a later report shows that they are one, or two: all their records together tell who is who. */
@IntakeTest
@TestProfile(LinkageActive.class)
@TestSecurity(user = "stella", roles = "data-steward")
class RegroupPersonsTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final List<List<Integer>> ORDERS = List.of(
            List.of(0, 1, 2), List.of(0, 2, 1), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1), List.of(2, 1, 0));

    @Inject
    Intake intake;

    @Inject
    Stewards stewards;

    @Inject
    ReviewFixture reviews;

    @Inject
    SettleRegroupings regroupings;

    @Inject
    TestClock clock;

    private PersonDetails before;
    private PersonDetails after;
    private PersonDetails both;

    @BeforeEach
    void somebodyNew() {
        reviews.begin();
        int number = PEOPLE.incrementAndGet();
        String phone = "+44777%07d".formatted(2 * number);
        String later = "+44777%07d".formatted(2 * number + 1);
        Address elm = new Address("3 Elm Close " + number, null, "Fallowby", "ZY" + number + " 2CD", null, null);
        Address larch = new Address("12 Larch Road " + number, null, "Oakham", "ZX" + number + " 1AB", null, null);
        before = details(List.of(elm), List.of(phone));
        after = details(List.of(larch), List.of(later));
        both = details(List.of(larch, elm), List.of(later, phone));
    }

    @AfterEach
    void timeStartsAnew() {
        clock.reset();
    }

    @Test
    void inWhateverOrderTheReportsComeSheIsOnePerson() {
        int merges = 0;
        for (List<Integer> order : ORDERS) {
            somebodyNew();
            List<PersonDetails> told = List.of(before, after, both);
            List<Recorded> incidents = new ArrayList<>();
            for (int which : order) {
                incidents.add(takes(report().victim(told.get(which))));
                regroupings.run();
            }
            Set<UUID> victims = new HashSet<>();
            incidents.forEach(incident -> victims.add(stewards.victim(incident)));

            assertThat(victims).as("%s", order).containsExactly(incidents.get(0).victimId());
            merges += outcomes(incidents.get(0)).size();
        }
        assertThat(merges).isEqualTo(2);
    }

    @Test
    void everybodyIsToldOnceWhoStandsForWhom() throws Exception {
        Recorded first = takes(report().victim(before));
        Recorded second = takes(report().victim(after));
        assertThat(second.victimId()).isNotEqualTo(first.victimId());
        Recorded third = takes(report().victim(both));

        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Future<?>> runs = new ArrayList<>();
        IntStream.range(0, 2).forEach(i -> runs.add(two.submit(regroupings::run)));
        for (Future<?> run : runs) {
            run.get();
        }
        two.shutdown();

        List<PersonMerged> merged =
                Intake.await(Topics.INTAKE_PERSON_MERGED, first.victimId().toString(), 1, PersonMerged.class);
        assertThat(merged).hasSize(1);
        assertThat(merged.get(0).survivorId()).isEqualTo(first.victimId());
        assertThat(merged.get(0).mergedId()).isEqualTo(second.victimId());
        assertThat(merged.get(0).reasonCode()).isEqualTo("records-agree");
        assertThat(stewards.victim(third)).isEqualTo(first.victimId());
        assertThat(outcomes(third)).containsExactly("REGROUPED");
        assertThat(intake.rows(
                        "select requested_by, settled_by from steward_request where merged_id = ?", second.victimId()))
                .containsExactly(Map.of("requested_by", "system:intake", "settled_by", "system:intake"));
        assertThat(intake.number(
                        "select count(*) from audit_entry where action = 'person.merged' and subject_id = ?",
                        second.victimId().toString()))
                .isEqualTo(1);
    }

    @Test
    void whereBothMayHaveAnArmAStewardIsAskedOnce() {
        Recorded first = takes(report().victim(before));
        Recorded second = takes(report().victim(after));
        stewards.allocates(first, Arm.TREATMENT);
        stewards.allocates(second, Arm.CONTROL);
        Recorded third = takes(report().victim(both));

        regroupings.run();

        assertThat(outcomes(third)).containsExactly("ASKED");
        assertThat(stewards.victim(second)).isEqualTo(second.victimId());
        UUID request = (UUID) intake.rows("select id from steward_request where merged_id = ?", second.victimId())
                .get(0)
                .get("id");
        Recorded fourth = takes(report().victim(details(both.addresses(), List.of())));
        regroupings.run();
        assertThat(outcomes(fourth)).containsExactly("ASKED", "ASKED");
        assertThat(intake.number("select count(*) from steward_request where merged_id = ?", second.victimId()))
                .isEqualTo(1);
        stewards.become("saul", "data-steward");
        settle(
                        "/v1/merges/" + request,
                        "confirmation",
                        given().get("/v1/merges/{id}", request).header("ETag"))
                .then()
                .statusCode(200)
                .body("state", equalTo("merged"));
        assertThat(stewards.victim(second)).isEqualTo(first.victimId());
    }

    @Test
    void whoWasTakenApartAgainStaysSo() {
        Recorded first = takes(report().victim(before));
        Recorded second = takes(report().victim(after));
        takes(report().victim(both));
        regroupings.run();
        UUID merge = (UUID) intake.rows("select id from person_merge where merged_id = ?", second.victimId())
                .get(0)
                .get("id");
        undo(first.victimId(), merge).then().statusCode(201);

        takes(report().victim(details(both.addresses(), both.phones().subList(0, 1))));
        regroupings.run();

        assertThat(stewards.victim(second)).isEqualTo(second.victimId());
        assertThat(stewards.victim(first)).isEqualTo(first.victimId());
    }

    @Test
    void whatWasSaidSinceHolds() {
        Recorded first = takes(report().victim(before));
        Recorded second = takes(report().victim(after));
        Recorded third = takes(report().victim(both));
        Stewards.merge(first.victimId(), second.victimId()).then().statusCode(201);
        UUID merge = (UUID) intake.rows("select id from person_merge where merged_id = ?", second.victimId())
                .get(0)
                .get("id");
        undo(first.victimId(), merge).then().statusCode(201);

        regroupings.run();

        assertThat(outcomes(third)).containsExactly("UNCHANGED");
        assertThat(stewards.victim(second)).isEqualTo(second.victimId());
    }

    @Test
    void nobodyIsMergedWithWhoIsErased() {
        Recorded first = takes(report().victim(before));
        takes(report().victim(after));
        Recorded third = takes(report().victim(both));
        stewards.erase(first.victimId()).then().statusCode(200);

        regroupings.run();

        assertThat(outcomes(third)).containsExactly("ERASED");
    }

    /** Mother and daughter of one name at one address, and a report of one of them without a date of birth. */
    @Test
    void whoeverCameFirstWhatMayBeOfEitherIsOfNeither() {
        for (List<Integer> order : ORDERS) {
            somebodyNew();
            List<PersonDetails> told = motherDaughterEither();
            Map<Integer, Recorded> incidents = new TreeMap<>();
            for (int which : order) {
                incidents.put(which, takes(aboutNoTrial(told.get(which))));
                regroupings.run();
            }
            Recorded again = takes(aboutNoTrial(told.get(2)));
            regroupings.run();

            List<UUID> victims =
                    incidents.values().stream().map(stewards::victim).toList();
            assertThat(victims).as("%s", order).doesNotHaveDuplicates();
            assertThat(stewards.victim(again)).as("%s", order).isEqualTo(victims.get(2));
            assertThat(victims.subList(0, 2))
                    .as("%s", order)
                    .containsAnyOf(incidents.get(0).victimId(), incidents.get(1).victimId());
        }
    }

    @Test
    void whoIsTakenApartHasWhatWasToldOfHerAndEverybodyIsTold() {
        List<PersonDetails> told = motherDaughterEither();
        Recorded mother = takes(aboutNoTrial(told.get(0)));
        Recorded either = takes(aboutNoTrial(told.get(2)));
        assertThat(either.victimId()).isEqualTo(mother.victimId());
        Recorded daughter = takes(aboutNoTrial(told.get(1)));

        regroupings.run();

        UUID apart = stewards.victim(either);
        assertThat(outcomes(daughter)).containsExactly("REGROUPED");
        assertThat(Set.of(mother.victimId(), daughter.victimId(), apart)).hasSize(3);
        List<PersonSplit> split =
                Intake.await(Topics.INTAKE_PERSON_SPLIT, mother.victimId().toString(), 1, PersonSplit.class);
        assertThat(split).hasSize(1);
        assertThat(split.get(0).separatedId()).isEqualTo(apart);
        assertThat(split.get(0).incidentIds()).containsExactly(either.id());
        assertThat(split.get(0).reasonCode()).isEqualTo("records-disagree");
        for (UUID person : List.of(mother.victimId(), daughter.victimId(), apart)) {
            assertThat(intake.number("select count(*) from linkage_record where person_id = ?", person))
                    .isEqualTo(1);
            assertThat(intake.number("select count(*) from contested_person where person_id = ?", person))
                    .isEqualTo(1);
        }
        assertThat(intake.number("select count(*) from kept_apart where person_id = ? or of_id = ?", apart, apart))
                .isZero();
        List<Map<String, Object>> opened =
                intake.rows("select id, incident_id, reason, state from identity_review where person_id = ?", apart);
        assertThat(opened)
                .singleElement()
                .satisfies(r -> assertThat(r)
                        .containsEntry("incident_id", either.id())
                        .containsEntry("reason", "TOO_CLOSE_TO_ANOTHER")
                        .containsEntry("state", "OPEN"));
        assertThat(intake.rows(
                        "select person_id from identity_review_candidate where review_id = ?",
                        opened.get(0).get("id")))
                .extracting(row -> row.get("person_id"))
                .containsExactlyInAnyOrder(mother.victimId(), daughter.victimId());
        regroupings.run();
        assertThat(stewards.victim(either)).isEqualTo(apart);
    }

    /** What was the mother's while nobody knew of a daughter goes to whom it is liker. */
    @Test
    void whatSpeaksForAnotherGoesToHerInAnyOrder() {
        for (List<Integer> order : ORDERS) {
            somebodyNew();
            List<PersonDetails> told = motherDaughterEither();
            List<PersonDetails> all = List.of(told.get(0), spelt(told.get(1)), spelt(told.get(2)));
            Map<Integer, Recorded> incidents = new TreeMap<>();
            for (int which : order) {
                incidents.put(which, takes(aboutNoTrial(all.get(which))));
                regroupings.run();
            }

            UUID daughters = stewards.victim(incidents.get(1));
            assertThat(stewards.victim(incidents.get(2))).as("%s", order).isEqualTo(daughters);
            assertThat(stewards.victim(incidents.get(0))).as("%s", order).isNotEqualTo(daughters);
        }
    }

    @Test
    void whoMayHaveAnArmIsTakenApartByNobody() {
        List<PersonDetails> told = motherDaughterEither();
        Recorded mother = takes(report().victim(told.get(0)));
        Recorded either = takes(report().victim(told.get(2)));
        stewards.allocates(mother, Arm.CONTROL);
        Recorded daughter = takes(report().victim(told.get(1)));

        regroupings.run();

        assertThat(outcomes(daughter)).containsExactly("UNCHANGED");
        assertThat(stewards.victim(either)).isEqualTo(mother.victimId());
        assertThat(stewards.victim(daughter)).isNotEqualTo(mother.victimId());
    }

    @Test
    void whomAStewardHasMergedRecordsDoNotTakeApart() {
        List<PersonDetails> told = motherDaughterEither();
        Recorded mother = takes(aboutNoTrial(told.get(0)));
        Recorded daughter = takes(aboutNoTrial(told.get(1)));
        Recorded either = takes(aboutNoTrial(told.get(2)));
        regroupings.run();
        assertThat(stewards.victim(either)).isNotIn(mother.victimId(), daughter.victimId());
        Stewards.merge(mother.victimId(), stewards.victim(either)).then().statusCode(201);

        takes(aboutNoTrial(told.get(2)));
        takes(aboutNoTrial(told.get(1)));
        regroupings.run();

        assertThat(stewards.victim(either)).isEqualTo(mother.victimId());
        assertThat(stewards.victim(daughter)).isEqualTo(daughter.victimId());
    }

    /** Who may have an arm is not taken apart. */
    private static ReportFixture aboutNoTrial(PersonDetails victim) {
        return report().victim(victim).grade(RiskGrade.HIGH);
    }

    private List<PersonDetails> motherDaughterEither() {
        PersonDetails mother = before;
        return List.of(
                born(mother, LocalDate.of(1951, 9, 17), mother.phones()),
                born(mother, LocalDate.of(1980, 2, 3), after.phones()),
                born(mother, null, List.of()));
    }

    private static PersonDetails born(PersonDetails as, @Nullable LocalDate day, List<String> phones) {
        return new PersonDetails(
                null, as.forename(), null, as.surname(), day, Sex.FEMALE, as.addresses(), phones, null);
    }

    private static PersonDetails spelt(PersonDetails as) {
        return new PersonDetails(
                null,
                as.forename() + "e",
                null,
                as.surname(),
                as.dateOfBirth(),
                Sex.FEMALE,
                as.addresses(),
                as.phones(),
                null);
    }

    /** Who was known first is told by time. */
    private Recorded takes(ReportFixture report) {
        clock.advance(Duration.ofMinutes(1));
        return stewards.takes(report);
    }

    private List<Object> outcomes(Recorded incident) {
        return intake
                .rows(
                        "select outcome from regrouping where incident_id = ? or person_id = ? order by id",
                        incident.id(),
                        incident.victimId())
                .stream()
                .map(row -> row.get("outcome"))
                .toList();
    }

    private PersonDetails details(List<Address> homes, List<String> phones) {
        PersonDetails name = reviews.bareName();
        return new PersonDetails(null, name.forename(), null, name.surname(), null, Sex.FEMALE, homes, phones, null);
    }
}
