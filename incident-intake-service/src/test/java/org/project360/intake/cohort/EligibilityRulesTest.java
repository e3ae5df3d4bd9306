package org.project360.intake.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.police.HighRiskMarker;
import org.project360.contracts.police.IncidentType;
import org.project360.intake.cohort.CohortConfig.LatePolicy;
import org.project360.intake.identity.Certainty;

class EligibilityRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    /** The facts of an eligible incident, of which each case spoils one. */
    private static final class Case {
        private Certainty identity = Certainty.CERTAIN;
        private @Nullable Integer age = 30;
        private IncidentType type = IncidentType.DOMESTIC_ABUSE_NON_CRIME;
        private RiskGrade grade = RiskGrade.MEDIUM;
        private int yes = 13;
        private List<HighRiskMarker> markers = List.of();
        private boolean noCrime;
        private boolean historic;
        private boolean test;
        private Set<String> outwardCodes = Set.of("ZZ99");
        private boolean suspect;
        private Standing standing = Standing.CLEAR;
        private int count = 2;
        private Duration reportAge = Duration.ofHours(1);
        private CohortConfig config = ProtocolFixture.DEFAULT;

        Assessment assess() {
            IncidentFacts facts = new IncidentFacts(
                    UUID.randomUUID(),
                    1,
                    UUID.randomUUID(),
                    identity,
                    age,
                    type,
                    NOW,
                    NOW,
                    grade,
                    yes,
                    markers,
                    noCrime,
                    historic,
                    test,
                    outwardCodes,
                    suspect);
            return Assessment.of(new Facts(facts, count, reportAge, standing, config));
        }
    }

    @Test
    void everyRuleIsEvaluatedInOrderAndStoredWithItsInput() {
        Assessment assessment = new Case().assess();

        assertThat(assessment.eligible()).isTrue();
        assertThat(assessment.ruleSetVersion()).isEqualTo("2026-03");
        assertThat(assessment.results())
                .extracting(Assessment.Result::rule)
                .containsExactly(
                        "domestic-abuse-incident",
                        "not-withdrawn",
                        "not-a-test-record",
                        "in-area",
                        "victim-old-enough",
                        "identity-certain",
                        "incidents-within-bounds",
                        "grade-standard-or-medium",
                        "below-visible-high-risk",
                        "no-high-risk-marker",
                        "no-high-risk-case",
                        "willing-and-reachable",
                        "no-counter-allegation",
                        "not-historic",
                        "within-the-clock");
        assertThat(assessment.results()).allSatisfy(r -> assertThat(r.input()).isNotEmpty());
    }

    @Test
    void eachRuleRefusesAlone() {
        assertThat(failed(c -> c.type = IncidentType.OTHER)).containsExactly("domestic-abuse-incident");
        assertThat(failed(c -> c.noCrime = true)).containsExactly("not-withdrawn");
        assertThat(failed(c -> c.test = true)).containsExactly("not-a-test-record");
        assertThat(failed(c -> c.age = 15)).containsExactly("victim-old-enough");
        assertThat(failed(c -> c.age = null)).containsExactly("victim-old-enough");
        assertThat(failed(c -> c.age = 16)).isEmpty();
        assertThat(failed(c -> c.identity = Certainty.UNKNOWN)).containsExactly("identity-certain");
        assertThat(failed(c -> c.identity = Certainty.IN_REVIEW)).containsExactly("identity-certain");
        assertThat(failed(c -> c.grade = RiskGrade.HIGH)).containsExactly("grade-standard-or-medium");
        assertThat(failed(c -> c.yes = 14)).containsExactly("below-visible-high-risk");
        assertThat(failed(c -> c.markers = List.of(HighRiskMarker.MARAC))).containsExactly("no-high-risk-marker");
        assertThat(failed(c -> c.historic = true)).containsExactly("not-historic");
        assertThat(failed(c -> c.suspect = true)).containsExactly("no-counter-allegation");
        assertThat(failed(c -> c.standing = new Standing(true, Set.of()))).containsExactly("no-high-risk-case");
        assertThat(failed(c -> c.standing = held(Hold.Kind.HIGH_RISK_CASE))).containsExactly("no-high-risk-case");
        assertThat(failed(c -> c.standing = held(Hold.Kind.WITHDRAWN))).containsExactly("willing-and-reachable");
        assertThat(failed(c -> c.standing = held(Hold.Kind.DO_NOT_CONTACT))).containsExactly("willing-and-reachable");
    }

    /** Home or place of the incident, by postcode area or outward code; without a configured area, everywhere. */
    @ParameterizedTest
    @CsvSource({
        "ZZ, ZZ99, true",
        "ZZ99, ZZ99, true",
        "ZZ9, ZZ99, false",
        "Z, ZZ99, false",
        "ZY, ZZ99, false",
        "ZZ, , false",
        ", , true",
        ", ZZ99, true"
    })
    void theAreaIsAsConfigured(@Nullable String area, @Nullable String code, boolean inArea) {
        Case incident = new Case();
        incident.outwardCodes = code == null ? Set.of() : Set.of("AB1", code);
        incident.config = new ProtocolFixture(
                true, true, true, LatePolicy.ADMIT, area == null ? Optional.empty() : Optional.of(Set.of(area)));

        assertThat(incident.assess().failedRules()).isEqualTo(inArea ? List.of() : List.of("in-area"));
    }

    @Test
    void whoWaitedLongEnoughIsDecidedAndFlagged() {
        Case incident = new Case();
        assertThat(incident.assess().provisional()).isFalse();

        incident.identity = Certainty.PROVISIONAL;

        assertThat(incident.assess().eligible()).isTrue();
        assertThat(incident.assess().provisional()).isTrue();
        assertThat(incident.assess().results().stream()
                        .filter(r -> r.rule().equals("identity-certain"))
                        .findFirst()
                        .orElseThrow()
                        .input())
                .isEqualTo(Map.of("certain", false, "inReview", false, "provisional", true));
    }

    @Test
    void tellsAllReasonsAndNotTheFirstAlone() {
        assertThat(failed(c -> {
                    c.count = 1;
                    c.grade = RiskGrade.HIGH;
                    c.historic = true;
                }))
                .containsExactly("incidents-within-bounds", "grade-standard-or-medium", "not-historic");
    }

    @ParameterizedTest
    @CsvSource({
        "1, true, true, false", "2, true, true, true", "7, true, true, true", "8, true, true, false",
        "2, false, true, false", "3, false, true, true", "7, true, false, false", "6, true, false, true"
    })
    void boundsAreInclusiveOrExclusiveAsConfigured(
            int count, boolean minimumInclusive, boolean maximumInclusive, boolean eligible) {
        Case incident = new Case();
        incident.count = count;
        incident.config = new ProtocolFixture(true, minimumInclusive, maximumInclusive, LatePolicy.ADMIT);

        assertThat(incident.assess().eligible()).isEqualTo(eligible);
    }

    @Test
    void aLateReportIsFlaggedAndThePolicyDecides() {
        Case late = new Case();
        late.reportAge = Duration.ofHours(24);
        assertThat(late.assess().late()).isTrue();
        assertThat(late.assess().eligible()).isTrue();

        late.config = new ProtocolFixture(true, true, true, LatePolicy.EXCLUDE);
        assertThat(late.assess().failedRules()).containsExactly("within-the-clock");

        late.reportAge = Duration.ofHours(24).minusMillis(1);
        assertThat(late.assess().late()).isFalse();
        assertThat(late.assess().eligible()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2-3", "3,2-3", "4,4-7", "7,4-7", "8,8+"})
    void bandsOfTheCount(int count, String band) {
        Case incident = new Case();
        incident.count = count;

        assertThat(incident.assess().priorBand()).isEqualTo(band);
    }

    /** A closed high-risk case counts for a year more, to the millisecond; whoever comes back is asked at once. */
    @Test
    void aHoldKeepsOutUntilItIsLiftedAndAHighRiskCaseForAYearMore() {
        Instant lifted = NOW.minus(Duration.ofDays(365));
        for (Hold.Kind kind : Hold.Kind.values()) {
            boolean highRisk = kind == Hold.Kind.HIGH_RISK_CASE;
            assertThat(hold(kind, null).keepsOut(NOW, ProtocolFixture.DEFAULT)).isTrue();
            assertThat(hold(kind, lifted).keepsOut(NOW, ProtocolFixture.DEFAULT))
                    .isFalse();
            assertThat(hold(kind, lifted.plusMillis(1)).keepsOut(NOW, ProtocolFixture.DEFAULT))
                    .isEqualTo(highRisk);
        }
    }

    private static Hold hold(Hold.Kind kind, @Nullable Instant lifted) {
        return new Hold(
                UUID.randomUUID(),
                UUID.randomUUID(),
                kind,
                NOW.minus(Duration.ofDays(500)),
                "stella",
                lifted,
                lifted == null ? null : "stella");
    }

    private static Standing held(Hold.Kind kind) {
        return new Standing(false, Set.of(kind));
    }

    private static List<String> failed(java.util.function.Consumer<Case> spoil) {
        Case incident = new Case();
        spoil.accept(incident);
        return incident.assess().failedRules();
    }
}
