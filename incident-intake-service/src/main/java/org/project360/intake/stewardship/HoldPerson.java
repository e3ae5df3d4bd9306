package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.security.Caller;
import org.project360.chassis.time.Ids;
import org.project360.intake.cohort.Hold;
import org.project360.intake.cohort.Holds;

/** Keeps a person out of the trial, and lets her in again; audited. An allocation she has already is not touched. */
@ApplicationScoped
class HoldPerson {

    private static final String PERSON = "person";

    private final PersonTrees trees;
    private final Holds holds;
    private final Caller caller;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    HoldPerson(PersonTrees trees, Holds holds, Caller caller, Audit audit, Ids ids, InstantSource clock) {
        this.trees = trees;
        this.holds = holds;
        this.caller = caller;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    List<Hold> of(UUID personId) {
        UUID person = trees.of(personId).root();
        audit.record("person.holds-read", PERSON, person);
        return holds.of(Set.of(person)).getOrDefault(person, List.of());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Hold place(UUID personId, Hold.Kind kind) {
        UUID person = locked(personId);
        boolean held = holds.of(Set.of(person)).getOrDefault(person, List.of()).stream()
                .anyMatch(h -> h.isOpen() && h.kind() == kind);
        if (held) {
            throw Problem.conflict("held-already", "Held already", "There is an open hold of this kind.");
        }
        Hold hold = new Hold(ids.next(), person, kind, clock.instant(), caller.name(), null, null);
        holds.place(hold);
        audit.record("person.held", PERSON, person, "kind=" + kind);
        return hold;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Hold lift(UUID personId, UUID holdId) {
        UUID person = locked(personId);
        Hold hold = holds.find(person, holdId).orElseThrow(Problem::notFound);
        if (!hold.isOpen()) {
            throw Problem.conflict("lifted-before", "Lifted before", "This hold was lifted before.");
        }
        holds.lift(holdId, clock.instant(), caller.name());
        audit.record("person.hold-lifted", PERSON, person, "kind=" + hold.kind());
        return holds.find(person, holdId).orElseThrow(Problem::notFound);
    }

    /** Whoever records a report of hers now has decided before, or decides with the hold. */
    private UUID locked(UUID personId) {
        PersonTree person = trees.of(personId);
        trees.lock(person.ids());
        return trees.of(personId).root();
    }
}
