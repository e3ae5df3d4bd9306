package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.outbox.Outbox;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.security.Caller;
import org.project360.chassis.time.Ids;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonSplit;

/** Writes a split down and tells the other services. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class AnnounceSplit {

    /** As many as one event may name. */
    private static final int MOST_INCIDENTS = 1000;

    private final Merges merges;
    private final Outbox outbox;
    private final Audit audit;
    private final Caller caller;
    private final Ids ids;

    AnnounceSplit(Merges merges, Outbox outbox, Audit audit, Caller caller, Ids ids) {
        this.merges = merges;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
        this.ids = ids;
    }

    UUID nextId() {
        return ids.next();
    }

    void announce(SplitDone split, Optional<Merge> merge, String reasonCode) {
        if (split.incidentIds().size() > MOST_INCIDENTS) {
            throw Problem.conflict(
                    "too-many-incidents", "Too many incidents", "More than 1,000 incidents cannot move at once.");
        }
        merges.insert(new Merges.Split(
                split.id(),
                split.personId(),
                split.separatedId(),
                merge.map(Merge::id),
                split.incidentIds().size(),
                reasonCode,
                caller.name(),
                split.splitAt()));
        outbox.append(
                Topics.INTAKE_PERSON_SPLIT,
                split.personId(),
                new PersonSplit(
                        split.personId(), split.separatedId(), split.incidentIds(), split.splitAt(), reasonCode));
        for (UUID person : List.of(split.personId(), split.separatedId())) {
            audit.record("person.split", "person", person, "split=" + split.id());
        }
    }
}
