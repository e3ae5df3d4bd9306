package org.project360.intake.cohort;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The decision about one version of an incident, with the result and the input of every rule. */
public record Assessment(
        UUID incidentId,
        int version,
        String ruleSetVersion,
        int incidentsInWindow,
        boolean eligible,
        boolean late,
        List<Result> results) {

    /** The input that tells that a decision was taken while it was in question who the victim is. */
    static final String PROVISIONAL = "provisional";

    /** The result of one rule. */
    public record Result(String rule, boolean holds, Map<String, Object> input) {}

    static Assessment of(Facts facts) {
        List<Result> results = EligibilityRules.IN_ORDER.stream()
                .map(r -> new Result(r.name(), r.holds().test(facts), r.input().apply(facts)))
                .toList();
        return new Assessment(
                facts.incident().incidentId(),
                facts.incident().version(),
                EligibilityRules.VERSION,
                facts.incidentsInWindow(),
                results.stream().allMatch(Result::holds),
                facts.late(),
                results);
    }

    public List<String> failedRules() {
        return results.stream().filter(r -> !r.holds()).map(Result::rule).toList();
    }

    /** Whether it was still in question who the victim is, so that the count may be too low. */
    public boolean provisional() {
        return results.stream().anyMatch(r -> Boolean.TRUE.equals(r.input().get(PROVISIONAL)));
    }

    public boolean gradedHigh() {
        return !holds(EligibilityRules.STANDARD_OR_MEDIUM);
    }

    public boolean visiblyHighRisk() {
        return !holds(EligibilityRules.BELOW_VISIBLE_HIGH_RISK);
    }

    /** The codes of the high-risk markers that are set. */
    public Set<String> highRiskMarkers() {
        return results.stream()
                .filter(r -> r.rule().equals(EligibilityRules.NO_HIGH_RISK_MARKER.name()))
                .map(r -> r.input().get("markers"))
                .flatMap(markers -> markers instanceof Collection<?> set ? set.stream() : Stream.empty())
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private boolean holds(Rule rule) {
        return results.stream().noneMatch(r -> r.rule().equals(rule.name()) && !r.holds());
    }

    /** The band of the count that trials stratify by. */
    public String priorBand() {
        return incidentsInWindow < 2 ? "1" : incidentsInWindow <= 3 ? "2-3" : incidentsInWindow <= 7 ? "4-7" : "8+";
    }
}
