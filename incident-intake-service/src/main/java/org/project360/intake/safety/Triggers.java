package org.project360.intake.safety;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.project360.contracts.intake.ParticipantEscalated.Trigger;
import org.project360.intake.cohort.Assessment;

/** What of a report escalates by itself. A MARAC marker does not: who has one is on the high-risk route. */
final class Triggers {

    private static final Set<String> MARKERS = Arrays.stream(Trigger.values())
            .filter(t -> t != Trigger.HIGH_GRADE && t != Trigger.VISIBLE_HIGH_RISK && t != Trigger.RISING_FREQUENCY)
            .map(Trigger::name)
            .collect(Collectors.toSet());

    private Triggers() {}

    static Set<Trigger> of(Assessment assessment) {
        Set<Trigger> triggers = EnumSet.noneOf(Trigger.class);
        if (assessment.gradedHigh()) {
            triggers.add(Trigger.HIGH_GRADE);
        }
        if (assessment.visiblyHighRisk()) {
            triggers.add(Trigger.VISIBLE_HIGH_RISK);
        }
        assessment.highRiskMarkers().stream()
                .filter(MARKERS::contains)
                .map(Trigger::valueOf)
                .forEach(triggers::add);
        return triggers;
    }
}
