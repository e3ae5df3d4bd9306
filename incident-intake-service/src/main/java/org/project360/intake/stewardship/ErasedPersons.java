package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** Persons on their way out. */
@ApplicationScoped
class ErasedPersons {

    private final PersonTrees trees;
    private final LockPersons lock;
    private final Merges merges;

    ErasedPersons(PersonTrees trees, LockPersons lock, Merges merges) {
        this.trees = trees;
        this.lock = lock;
        this.merges = merges;
    }

    PersonTree of(UUID id) {
        return trees.of(id);
    }

    PersonTree lock(UUID id) {
        PersonTree person = trees.of(id);
        lock.lock(person);
        return person;
    }

    /** Deletes her keys; returns when. */
    Instant erase(PersonTree person) {
        Instant at = merges.decisionTime(person.ids());
        trees.erase(person.ids(), at);
        return at;
    }
}
