package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.project360.intake.identity.MatchKeyRows;
import org.project360.intake.incident.IncidentsOfPersons;
import org.project360.intake.storage.Jdbc;

/**
 * Locks all that a steward's act on some persons touches, in the order of everybody else: incidents, match keys, persons.
 * What is to be locked is only known by looking. Incidents that came in until the persons were locked are locked after
 * them, without waiting; another steward in between starts the transaction again.
 */
@ApplicationScoped
class LockPersons {

    private final PersonTrees trees;
    private final IncidentsOfPersons incidents;
    private final MatchKeyRows keys;

    LockPersons(PersonTrees trees, IncidentsOfPersons incidents, MatchKeyRows keys) {
        this.trees = trees;
        this.incidents = incidents;
        this.keys = keys;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void lock(PersonTree... persons) {
        Set<UUID> ids = new TreeSet<>();
        List.of(persons).forEach(p -> ids.addAll(p.ids()));
        Set<UUID> locked = incidents.lock(ids);
        keys.lock(ids);
        trees.lock(ids);
        boolean same =
                List.of(persons).stream().allMatch(p -> trees.of(p.root()).equals(p));
        if (!same) {
            throw Jdbc.raced("person");
        }
        Set<UUID> since = incidents.mentioning(ids);
        since.removeAll(locked);
        if (!since.isEmpty()) {
            incidents.lockAtOnce(since);
        }
    }
}
