package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.project360.chassis.security.Caller;

/** Persons on their way out. */
@ApplicationScoped
class ErasedPersons {

    private final PersonTrees trees;
    private final LockPersons lock;
    private final Merges merges;
    private final StewardRequests requests;
    private final Caller caller;

    ErasedPersons(PersonTrees trees, LockPersons lock, Merges merges, StewardRequests requests, Caller caller) {
        this.trees = trees;
        this.lock = lock;
        this.merges = merges;
        this.requests = requests;
        this.caller = caller;
    }

    PersonTree of(UUID id) {
        return trees.of(id);
    }

    PersonTree lock(UUID id) {
        PersonTree person = trees.of(id);
        lock.lock(person);
        return person;
    }

    /** Deletes her keys, and what still waited about her; returns when. */
    Instant erase(PersonTree person) {
        Instant at = merges.decisionTime(person.ids());
        trees.erase(person.ids(), at);
        requests.withdrawAll(person.ids(), caller.name(), at);
        return at;
    }
}
