package org.project360.intake.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.project360.intake.cohort.Assessing;
import org.project360.intake.cohort.Assessment;
import org.project360.intake.cohort.Cohort;
import org.project360.intake.identity.Certainty;

/**
 * Assesses again, with the counts that are known now, what waited for a steward or has another count than it was decided
 * with. Locks in the order of whoever records: incidents, persons.
 */
@ApplicationScoped
class Reassess {

    private final HeldIncidents held;
    private final HeldPeople people;
    private final Cohort cohort;
    private final Announcements announcements;
    private final InstantSource clock;

    Reassess(HeldIncidents held, HeldPeople people, Cohort cohort, Announcements announcements, InstantSource clock) {
        this.held = held;
        this.people = people;
        this.cohort = cohort;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** The incidents told for these persons whose reviews are due or settled; what still waits, waits. */
    @Transactional(Transactional.TxType.MANDATORY)
    void of(Collection<UUID> persons) {
        again(held.lock(persons));
    }

    /** Those of these incidents of which nobody was nominated. */
    @Transactional(Transactional.TxType.MANDATORY)
    void counted(Collection<UUID> incidents) {
        again(held.lockThese(incidents));
    }

    private void again(List<HeldIncidents.Held> undecided) {
        Instant now = clock.instant();
        List<IdentifiedEntry> entries = people.identify(undecided, now).stream()
                .filter(e -> e.identity() != Certainty.IN_REVIEW)
                .toList();
        Assessing assessing = cohort.open(
                entries.stream()
                        .map(e -> new Cohort.Question(
                                e.victim().currentId(), e.report().occurredAt()))
                        .toList(),
                now);
        List<UUID> nominated = new ArrayList<>();
        for (IdentifiedEntry entry : entries) {
            Assessment assessment = assessing.assess(entry.facts());
            announcements.announceEligible(entry, assessment, now);
            if (entry.entry().incident().candidateAt() != null) {
                nominated.add(entry.entry().incidentId());
            }
        }
        if (!nominated.isEmpty()) {
            held.nominated(nominated, now);
        }
        cohort.saveAgain(assessing, now);
    }
}
