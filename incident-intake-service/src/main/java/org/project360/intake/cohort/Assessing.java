package org.project360.intake.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Assesses the incidents of one batch one after another; each sees the ones before it. */
public final class Assessing {

    private final IncidentHistory history;
    private final Map<UUID, List<Hold>> holds;
    private final CohortConfig config;
    private final Instant now;
    private final List<Assessment> made = new ArrayList<>();
    private final Set<UUID> touched = new TreeSet<>();

    Assessing(IncidentHistory history, Map<UUID, List<Hold>> holds, CohortConfig config, Instant now) {
        this.history = history;
        this.holds = holds;
        this.config = config;
        this.now = now;
    }

    /** Takes the state of an incident into the history and decides. */
    public Assessment assess(IncidentFacts incident) {
        Duration age = Duration.between(incident.reportedAt(), now);
        boolean open = !incident.historic() && age.compareTo(config.lateAfter()) < 0;
        touched.addAll(history.replace(incident, open));
        int count = history.count(incident.victimId(), incident.occurredAt());
        Assessment assessment = Assessment.of(new Facts(incident, count, age, standing(incident), config));
        made.add(assessment);
        return assessment;
    }

    private Standing standing(IncidentFacts incident) {
        return new Standing(
                history.maracBefore(incident, config.highRiskCaseFor()),
                holds.getOrDefault(incident.victimId(), List.of()).stream()
                        .filter(hold -> hold.keepsOut(incident.occurredAt(), config))
                        .map(Hold::kind)
                        .collect(Collectors.toSet()));
    }

    /**
     * The incidents, none of them historic or late, whose count another one changed that was assessed here: to be
     * assessed again, unless somebody was nominated for them already.
     */
    public Set<UUID> touched() {
        return touched;
    }

    List<Assessment> made() {
        return made;
    }
}
