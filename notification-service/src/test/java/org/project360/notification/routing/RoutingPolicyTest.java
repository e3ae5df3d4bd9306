package org.project360.notification.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.notification.school.EstablishmentStatus.CLOSED;
import static org.project360.notification.school.EstablishmentStatus.OPEN;
import static org.project360.notification.school.EstablishmentStatus.PROPOSED_TO_CLOSE;
import static org.project360.notification.school.EstablishmentStatus.PROPOSED_TO_OPEN;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.project360.contracts.SchoolAsTold;
import org.project360.notification.routing.RoutingDecision.Outcome;
import org.project360.notification.school.Establishment;
import org.project360.notification.school.EstablishmentStatus;

class RoutingPolicyTest {

    private static final Instant REPORTED = Instant.parse("2026-03-14T22:05:00Z");
    private static final LocalDate AGED_10 = LocalDate.of(2015, 9, 1);

    private final Establishment primary = school("100001", "St Mary's CofE Primary School", OPEN, "Fallowby", 4, 11);
    private final Establishment secondary = school("100002", "Fallowby Academy", PROPOSED_TO_CLOSE, "Fallowby", 11, 18);
    private final Establishment twin = school("100003", "St Mary's CofE Primary School", OPEN, "Thornaby", 4, 11);
    private final Establishment closedTwin =
            school("100004", "St. Mary's C.E. Primary School", CLOSED, "Fallowby", 4, 11);
    private final Establishment senior = school("100005", "King's School", OPEN, "Fallowby", 11, 18);
    private final Establishment junior = school("100006", "Kings School", OPEN, "Fallowby", 3, 11);
    private final Establishment future = school("100007", "New School", PROPOSED_TO_OPEN, "Fallowby", 4, 11);
    private final Establishment noAges =
            new Establishment("100008", "Hollow College", "College", OPEN, "Fallowby", null, "901", null, null);

    private final List<Establishment> register =
            List.of(primary, secondary, twin, closedTwin, senior, junior, future, noAges);

    @Test
    void byNumber() {
        assertRouted(told("100001", null, null), RoutingRule.URN_TOLD, "100001");
        assertRouted(told("100002", "Some other name", "Elsewhere"), RoutingRule.URN_TOLD, "100002");
        assertHeld(told("999999", null, null), RoutingReason.URN_UNKNOWN);
        assertHeld(told("100004", null, null), RoutingReason.ESTABLISHMENT_CLOSED);
        assertHeld(told("100007", null, null), RoutingReason.ESTABLISHMENT_CLOSED);
    }

    @Test
    void byNameWhereTheNumberLeadsNowhere() {
        assertRouted(
                told("999999", "Saint Marys Church of England Primary School", "FALLOWBY"),
                RoutingRule.NAME_IN_TOLD_TOWN,
                "100001");
        assertRouted(
                told("100004", "St Mary's CE Primary School", "Fallowby"), RoutingRule.NAME_IN_TOLD_TOWN, "100001");
    }

    @Test
    void byNameInTheToldTownOnly() {
        assertRouted(told(null, "St Mary's CofE Primary School", "Thornaby"), RoutingRule.NAME_IN_TOLD_TOWN, "100003");
        assertHeld(told(null, "St Mary's CofE Primary School", "Leeds"), RoutingReason.NO_MATCH);
        assertHeld(told(null, "St Mary's Primary School", "Fallowby"), RoutingReason.NO_MATCH);
    }

    @Test
    void byNameNearHomeWhereNoTownWasTold() {
        assertRouted(told(null, "St Marys C of E Primary School", null), RoutingRule.NAME_IN_HOME_AREA, "100001");
        RoutingDecision byOutward = decide(
                new RoutingFacts(new SchoolAsTold(null, "St Mary's CofE Primary School", null), "Some village", "ZY1"),
                AGED_10);
        assertThat(byOutward.outcome()).isEqualTo(Outcome.HELD);
        RoutingDecision sameOutward = decide(
                new RoutingFacts(new SchoolAsTold(null, "St Mary's CofE Primary School", null), "Some village", "ZZ99"),
                AGED_10);
        assertThat(sameOutward.reason())
                .as("the outward code holds both twins")
                .isEqualTo(RoutingReason.SEVERAL_MATCHES);
        assertThat(sameOutward.candidates()).containsExactly("100001", "100003", "100004");
        assertThat(decide(new RoutingFacts(new SchoolAsTold(null, "King's School", null), null, null), AGED_10)
                        .reason())
                .isEqualTo(RoutingReason.NO_AREA_TOLD);
    }

    @Test
    void theAgeTellsApart() {
        SchoolAsTold kings = new SchoolAsTold(null, "King's School", "Fallowby");

        assertThat(decide(near(kings), AGED_10).urn()).isEqualTo("100006");
        assertThat(decide(near(kings), LocalDate.of(2012, 1, 1)).urn()).isEqualTo("100005");
        assertThat(decide(near(kings), LocalDate.of(2015, 1, 1)).reason())
                .as("aged 11: the last year of one, the first of the other")
                .isEqualTo(RoutingReason.SEVERAL_MATCHES);
        assertThat(decide(near(kings), null).reason()).isEqualTo(RoutingReason.SEVERAL_MATCHES);
        assertThat(decide(near(told(null, "Fallowby Academy", "Fallowby")), LocalDate.of(2019, 1, 1))
                        .reason())
                .isEqualTo(RoutingReason.AGE_DOES_NOT_FIT);
        assertThat(decide(near(told(null, "Hollow College", "Fallowby")), LocalDate.of(2009, 1, 1))
                        .urn())
                .isEqualTo("100008");
    }

    @Test
    void receptionIsBeforeTheStatutoryLowAge() {
        Establishment fromFive = school("100009", "Five School", OPEN, "Fallowby", 5, 11);
        RoutingPolicy policy = new RoutingPolicy(urn -> null, key -> List.of(fromFive));
        RoutingFacts facts = near(told(null, "Five School", "Fallowby"));

        assertThat(policy.decide(new RoutingQuestion(facts, LocalDate.of(2022, 1, 1), REPORTED))
                        .urn())
                .as("four years old")
                .isEqualTo("100009");
    }

    @Test
    void nothingTold() {
        assertHeld(null, RoutingReason.NO_SCHOOL_TOLD);
        assertHeld(new SchoolAsTold(null, null, "Fallowby"), RoutingReason.NO_SCHOOL_TOLD);
    }

    @Test
    void whoIsNoSchoolchildIsNotNotifiedByTheAgeInLondonWhenItWasReported() {
        assertAge(LocalDate.of(2022, 3, 15), RoutingReason.UNDER_SCHOOL_AGE);
        assertAge(LocalDate.of(2022, 3, 14), null);
        assertAge(LocalDate.of(2008, 3, 15), null);
        assertAge(LocalDate.of(2008, 3, 14), RoutingReason.ADULT);
        // 23:30 UTC on 30 June is already the 1st of July in London.
        RoutingDecision birthday = new RoutingPolicy(this::byUrn, key -> List.of())
                .decide(new RoutingQuestion(
                        near(told("100001", null, null)),
                        LocalDate.of(2008, 7, 1),
                        Instant.parse("2026-06-30T23:30:00Z")));
        assertThat(birthday.reason()).isEqualTo(RoutingReason.ADULT);
    }

    @Test
    void aDateOfBirthInTheFutureTellsNothing() {
        assertThat(decide(near(told("100001", null, null)), LocalDate.of(2026, 3, 15))
                        .urn())
                .isEqualTo("100001");
    }

    private void assertAge(LocalDate born, @Nullable RoutingReason reason) {
        RoutingDecision decision = decide(near(told("100001", null, null)), born);
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.outcome()).isEqualTo(reason == null ? Outcome.ROUTED : Outcome.NOT_NOTIFIED);
    }

    private void assertRouted(SchoolAsTold told, RoutingRule rule, String urn) {
        RoutingDecision decision = decide(near(told), AGED_10);
        assertThat(decision.outcome()).isEqualTo(Outcome.ROUTED);
        assertThat(decision.rule()).isEqualTo(rule);
        assertThat(decision.urn()).isEqualTo(urn);
        assertThat(decision.candidates()).contains(urn);
    }

    private void assertHeld(@Nullable SchoolAsTold told, RoutingReason reason) {
        RoutingDecision decision = decide(near(told), AGED_10);
        assertThat(decision.outcome()).isEqualTo(Outcome.HELD);
        assertThat(decision.reason()).isEqualTo(reason);
        assertThat(decision.urn()).isNull();
    }

    private RoutingDecision decide(RoutingFacts facts, @Nullable LocalDate born) {
        return new RoutingPolicy(
                        this::byUrn,
                        key -> register.stream()
                                .filter(e -> e.nameKey().equals(key))
                                .toList())
                .decide(new RoutingQuestion(facts, born, REPORTED));
    }

    private @Nullable Establishment byUrn(String urn) {
        return register.stream().filter(e -> e.urn().equals(urn)).findFirst().orElse(null);
    }

    private static RoutingFacts near(@Nullable SchoolAsTold told) {
        return RoutingFacts.of(told, "Fallowby", "ZX1 1AB");
    }

    private static SchoolAsTold told(@Nullable String urn, @Nullable String name, @Nullable String town) {
        return new SchoolAsTold(urn, name, town);
    }

    private static Establishment school(
            String urn, String name, EstablishmentStatus status, String town, int low, int high) {
        return new Establishment(urn, name, "Community school", status, town, "ZZ99 1AB", "901", low, high);
    }
}
