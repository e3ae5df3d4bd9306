package org.project360.intake.cohort;

import static org.project360.contracts.RiskGrade.HIGH;
import static org.project360.intake.cohort.Hold.Kind.DO_NOT_CONTACT;
import static org.project360.intake.cohort.Hold.Kind.HIGH_RISK_CASE;
import static org.project360.intake.cohort.Hold.Kind.WITHDRAWN;
import static org.project360.intake.identity.Certainty.CERTAIN;
import static org.project360.intake.identity.Certainty.IN_REVIEW;
import static org.project360.intake.identity.Certainty.PROVISIONAL;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.project360.contracts.police.IncidentType;

/**
 * Who may enter the trial, as one list in the order in which the rules are read. Every rule is evaluated and stored, so
 * that all reasons are known and not the first alone. A new rule or another meaning is a new version.
 *
 * <p>Whether she or somebody of her unit has an allocation already is no rule here: such an incident goes to randomisation
 * like any other, which gives it the first arm and no new draw. Whether the trial is open and has room is asked there too.
 */
final class EligibilityRules {

    static final String VERSION = "2026-03";

    static final Rule DOMESTIC_ABUSE = new Rule(
            "domestic-abuse-incident",
            "The incident is domestic abuse, recorded as a crime or not.",
            f -> f.incident().type() != IncidentType.OTHER,
            f -> Map.of("incidentType", f.incident().type()));

    static final Rule NOT_WITHDRAWN = new Rule(
            "not-withdrawn",
            "The police have not withdrawn it.",
            f -> !f.incident().noCrime(),
            f -> Map.of("noCrime", f.incident().noCrime()));

    static final Rule NOT_A_TEST = new Rule(
            "not-a-test-record",
            "It is not a test record.",
            f -> !f.incident().test(),
            f -> Map.of("test", f.incident().test()));

    /** The outward code itself is not stored. */
    static final Rule IN_AREA = new Rule(
            "in-area",
            "The victim's home or the place of the incident lies in the trial's area.",
            Facts::inArea,
            f -> input("inArea", f.inArea(), "everywhere", f.config().area().isEmpty()));

    static final Rule OLD_ENOUGH = new Rule(
            "victim-old-enough",
            "The victim's age when it happened is known and at least the minimum.",
            f -> f.incident().victimAge() != null
                    && f.incident().victimAge() >= f.config().minimumAge(),
            f -> input(
                    "age",
                    f.incident().victimAge() == null ? "unknown" : f.incident().victimAge(),
                    "minimum",
                    f.config().minimumAge()));

    static final Rule IDENTITY_CERTAIN = new Rule(
            "identity-certain",
            "It is certain who the victim is, or a steward had the time to look.",
            f -> f.incident().identity() == CERTAIN || f.incident().identity() == PROVISIONAL,
            f -> input(
                    "certain",
                    f.incident().identity() == CERTAIN,
                    "inReview",
                    f.incident().identity() == IN_REVIEW,
                    Assessment.PROVISIONAL,
                    f.incident().identity() == PROVISIONAL));

    static final Rule INCIDENTS_WITHIN_BOUNDS = new Rule(
            "incidents-within-bounds",
            "The victim's distinct incidents in the window, this one included, lie between the bounds.",
            f -> f.enough() && f.notTooMany(),
            f -> input(
                    "incidents", f.incidentsInWindow(),
                    "windowDays", f.config().windowDays(),
                    "minimum", f.config().minimumIncidents(),
                    "minimumInclusive", f.config().minimumInclusive(),
                    "maximum", f.config().maximumIncidents(),
                    "maximumInclusive", f.config().maximumInclusive()));

    static final Rule STANDARD_OR_MEDIUM = new Rule(
            "grade-standard-or-medium",
            "Nobody graded the risk high.",
            f -> f.incident().highestGrade() != HIGH,
            f -> Map.of("highestGrade", f.incident().highestGrade()));

    static final Rule BELOW_VISIBLE_HIGH_RISK = new Rule(
            "below-visible-high-risk",
            "Fewer questions of the risk assessment were answered yes than make a visible high risk.",
            f -> f.incident().yesAnswers() < f.config().visibleHighRisk(),
            f -> input(
                    "yesAnswers",
                    f.incident().yesAnswers(),
                    "visibleHighRisk",
                    f.config().visibleHighRisk()));

    static final Rule NO_HIGH_RISK_MARKER = new Rule(
            "no-high-risk-marker",
            "No high-risk marker is set: honour-based, strangulation, weapon, pregnancy, judgement, MARAC.",
            f -> f.incident().highRiskMarkers().isEmpty(),
            f -> Map.of("markers", f.incident().highRiskMarkers()));

    static final Rule NO_HIGH_RISK_CASE = new Rule(
            "no-high-risk-case",
            "No case of hers is at MARAC or with an independent adviser, or was within the set time.",
            f -> !f.standing().highRiskCase(),
            f -> input(
                    "maracReported", f.standing().maracReported(),
                    "caseHeld", f.standing().holds().contains(HIGH_RISK_CASE),
                    "days", f.config().highRiskCaseFor().toDays()));

    static final Rule WILLING_AND_REACHABLE = new Rule(
            "willing-and-reachable",
            "She has not withdrawn, and nobody noted that she must not be contacted.",
            f -> !f.standing().holds().contains(WITHDRAWN)
                    && !f.standing().holds().contains(DO_NOT_CONTACT),
            f -> input(
                    "withdrawn", f.standing().holds().contains(WITHDRAWN),
                    "doNotContact", f.standing().holds().contains(DO_NOT_CONTACT)));

    static final Rule NO_COUNTER_ALLEGATION = new Rule(
            "no-counter-allegation",
            "The victim is not a suspect in the same incident.",
            f -> !f.incident().victimIsSuspect(),
            f -> Map.of("victimIsSuspect", f.incident().victimIsSuspect()));

    static final Rule NOT_HISTORIC = new Rule(
            "not-historic",
            "It was reported live, not imported as history.",
            f -> !f.incident().historic(),
            f -> Map.of("historicImport", f.incident().historic()));

    static final Rule WITHIN_THE_CLOCK = new Rule(
            "within-the-clock",
            "The report is younger than the contact clock, or late reports are admitted.",
            f -> !f.late() || f.config().lateReports() == CohortConfig.LatePolicy.ADMIT,
            f -> input(
                    "reportAgeMinutes", f.reportAge().toMinutes(),
                    "lateAfterMinutes", f.config().lateAfter().toMinutes(),
                    "lateReports", f.config().lateReports()));

    static final List<Rule> IN_ORDER = List.of(
            DOMESTIC_ABUSE,
            NOT_WITHDRAWN,
            NOT_A_TEST,
            IN_AREA,
            OLD_ENOUGH,
            IDENTITY_CERTAIN,
            INCIDENTS_WITHIN_BOUNDS,
            STANDARD_OR_MEDIUM,
            BELOW_VISIBLE_HIGH_RISK,
            NO_HIGH_RISK_MARKER,
            NO_HIGH_RISK_CASE,
            WILLING_AND_REACHABLE,
            NO_COUNTER_ALLEGATION,
            NOT_HISTORIC,
            WITHIN_THE_CLOCK);

    private EligibilityRules() {}

    private static Map<String, Object> input(Object... namesAndValues) {
        Map<String, Object> input = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            input.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return input;
    }
}
