package org.project360.intake.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.contracts.randomisation.EvaluationRequested;
import org.project360.intake.cohort.Assessing;
import org.project360.intake.cohort.Assessment;
import org.project360.intake.cohort.Cohort;

/**
 * Evaluates incidents again whose candidates are to be drawn for and were evaluated too long ago: with what is stored now,
 * they are candidates once more or withdrawn. Who is withdrawn may be nominated again by whatever nominates. Locks in the
 * order of whoever records: incidents, persons.
 */
@ApplicationScoped
class EvaluateAgain {

    private final HeldIncidents held;
    private final HeldPeople people;
    private final Cohort cohort;
    private final Announcements announcements;
    private final InstantSource clock;

    EvaluateAgain(
            HeldIncidents held, HeldPeople people, Cohort cohort, Announcements announcements, InstantSource clock) {
        this.held = held;
        this.people = people;
        this.cohort = cohort;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Answers each incident's latest request; one that has an allocation by now needs no answer. */
    @Transactional(Transactional.TxType.MANDATORY)
    void answer(List<EvaluationRequested> requests) {
        Map<UUID, EvaluationRequested> open = new LinkedHashMap<>();
        requests.forEach(one ->
                open.merge(one.incidentId(), one, (a, b) -> a.requestedAt().isAfter(b.requestedAt()) ? a : b));
        held.hold(open.keySet());
        held.allocated(open.keySet()).forEach(open::remove);
        Instant now = clock.instant();
        List<IdentifiedEntry> entries = people.identify(held.lockNominated(open.keySet()), now);
        Assessing assessing = cohort.open(
                entries.stream()
                        .map(e -> new Cohort.Question(
                                e.victim().currentId(), e.report().occurredAt()))
                        .toList(),
                now);
        for (IdentifiedEntry entry : entries) {
            Assessment assessment = assessing.assess(entry.facts());
            EvaluationRequested request = open.get(entry.entry().incidentId());
            if (assessment.eligible() && request != null) {
                announcements.announceAgain(entry, assessment, request.requestedAt(), now);
                open.remove(request.incidentId());
            }
        }
        cohort.saveAgain(assessing, now);
        if (!open.isEmpty()) {
            open.values().forEach(request -> announcements.withdraw(request, now));
            held.withdrawn(open.keySet(), now);
        }
    }
}
