package org.project360.intake.cohort;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;

/** Tells in words why an incident was or was not eligible. */
@ApplicationScoped
class ExplainEligibility {

    private static final Map<String, String> DEMANDS =
            EligibilityRules.IN_ORDER.stream().collect(Collectors.toMap(Rule::name, Rule::demands));

    /**
     * The explanation; {@code earlier} holds the decisions about earlier versions. Each decision has the count it was made
     * with; {@code incidentsInWindowNow} is what the same window holds by what is known now; {@code exclusion} is there if a
     * later version said of an allocated incident that it should not have been.
     */
    record Explanation(
            UUID incidentId,
            int incidentsInWindowNow,
            Decision decision,
            List<Decision> earlier,
            TrialExclusions.@Nullable TrialExclusion exclusion) {}

    /** One decision; {@code provisional}: while it was in question whether the victim is somebody known. */
    record Decision(
            int version,
            String ruleSetVersion,
            Instant evaluatedAt,
            int incidentsInWindow,
            boolean eligible,
            boolean late,
            boolean provisional,
            String summary,
            List<RuleResult> rules) {}

    /** One rule: what it demands, whether that held, and what it looked at. */
    record RuleResult(String rule, String demands, boolean holds, Map<String, Object> input) {}

    private final Eligibilities eligibilities;
    private final CountsNow countsNow;
    private final TrialExclusions exclusions;
    private final Audit audit;

    ExplainEligibility(Eligibilities eligibilities, CountsNow countsNow, TrialExclusions exclusions, Audit audit) {
        this.eligibilities = eligibilities;
        this.countsNow = countsNow;
        this.exclusions = exclusions;
        this.audit = audit;
    }

    @Transactional
    Explanation explain(UUID incidentId) {
        List<Decision> decisions = eligibilities.of(incidentId).stream()
                .map(d -> decision(d.assessment(), d.evaluatedAt()))
                .toList();
        if (decisions.isEmpty()) {
            throw Problem.notFound();
        }
        int now = countsNow.of(List.of(incidentId)).getOrDefault(incidentId, 0);
        audit.record("eligibility.read", "incident", incidentId);
        return new Explanation(
                incidentId,
                now,
                decisions.get(0),
                decisions.subList(1, decisions.size()),
                exclusions.of(incidentId).orElse(null));
    }

    private static Decision decision(Assessment assessment, Instant evaluatedAt) {
        return new Decision(
                assessment.version(),
                assessment.ruleSetVersion(),
                evaluatedAt,
                assessment.incidentsInWindow(),
                assessment.eligible(),
                assessment.late(),
                assessment.provisional(),
                summary(assessment),
                assessment.results().stream()
                        .map(r -> new RuleResult(
                                r.rule(), DEMANDS.getOrDefault(r.rule(), r.rule()), r.holds(), r.input()))
                        .toList());
    }

    private static String summary(Assessment assessment) {
        String counted = "%d incident%s in the window, this one included."
                .formatted(assessment.incidentsInWindow(), assessment.incidentsInWindow() == 1 ? "" : "s");
        if (assessment.provisional()) {
            counted += " It was in question whether she is somebody known, and there may be more.";
        }
        if (assessment.eligible()) {
            return "Eligible" + (assessment.late() ? ", though reported late" : "") + ": every rule held. " + counted;
        }
        String reasons = assessment.failedRules().stream()
                .map(rule -> "it did not hold that: " + DEMANDS.getOrDefault(rule, rule))
                .collect(Collectors.joining(" And "));
        return "Not eligible: " + reasons + " " + counted;
    }
}
