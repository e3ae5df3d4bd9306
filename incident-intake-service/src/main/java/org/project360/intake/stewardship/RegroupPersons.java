package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.intake.identity.PersonGroups;
import org.project360.intake.identity.Regroupings;
import org.project360.intake.identity.Regroupings.Outcome;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.Regrouping;
import org.project360.intake.incident.IncidentsOfPersons;
import org.project360.intake.storage.Jdbc;

/**
 * Makes of some persons those whom all their records together tell of, once they are locked: takes apart whose records
 * contradict one another, merges who is one. Who may have an arm is taken apart by nobody but a steward, nor is anybody on
 * whom one has decided; of two who may both have an arm a steward is asked, once, whether they are one.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class RegroupPersons {

    private final PersonTrees trees;
    private final LockPersons lock;
    private final PersonGroups groups;
    private final Regroupings regroupings;
    private final IncidentsOfPersons incidents;
    private final Merges merges;
    private final ApplySplit split;
    private final MergeOnce merge;
    private final ReviewTakenApart review;

    RegroupPersons(
            PersonTrees trees,
            LockPersons lock,
            PersonGroups groups,
            Regroupings regroupings,
            IncidentsOfPersons incidents,
            Merges merges,
            ApplySplit split,
            MergeOnce merge,
            ReviewTakenApart review) {
        this.trees = trees;
        this.lock = lock;
        this.groups = groups;
        this.regroupings = regroupings;
        this.incidents = incidents;
        this.merges = merges;
        this.split = split;
        this.merge = merge;
        this.review = review;
    }

    Outcome settle(UUID personId) {
        Optional<PersonTree> start = trees.known(personId);
        if (start.isEmpty()) {
            return Outcome.ERASED;
        }
        List<LinkedPerson> near = groups.around(start.get().root(), start.get().ids());
        if (Regrouping.records(near) > Regrouping.MOST_RECORDS) {
            return Outcome.TOO_MANY;
        }
        Map<UUID, PersonTree> persons = locked(near);
        List<LinkedPerson> known = groups.around(start.get().root(), start.get().ids());
        if (!persons.keySet().equals(known.stream().map(LinkedPerson::id).collect(Collectors.toSet()))) {
            throw Jdbc.raced("person");
        }
        Set<UUID> whole = persons.values().stream()
                .filter(p -> incidents.inTrial(p.root()) || merges.decidedBySteward(p.ids()))
                .map(PersonTree::root)
                .collect(Collectors.toSet());
        return regroup(groups.of(known, whole), persons);
    }

    private Map<UUID, PersonTree> locked(List<LinkedPerson> near) {
        Map<UUID, PersonTree> persons = new TreeMap<>();
        near.forEach(person -> persons.put(person.id(), trees.of(person.id())));
        lock.lock(persons.values().toArray(PersonTree[]::new));
        return persons;
    }

    /** Takes apart first: whoever is merged has her incidents elsewhere. */
    private Outcome regroup(List<List<Regrouping.Fragment>> groups, Map<UUID, PersonTree> persons) {
        List<Set<UUID>> together =
                groups.stream().map(group -> together(group, persons)).toList();
        Set<Outcome> outcomes = new TreeSet<>();
        for (Set<UUID> one : together) {
            if (!persons.keySet().containsAll(one)) {
                outcomes.add(Outcome.REGROUPED);
            }
            List<UUID> oldestFirst = List.copyOf(one);
            oldestFirst.stream().skip(1).forEach(other -> outcomes.add(merge.merge(oldestFirst.get(0), other)));
        }
        review.review(groups, together, persons.keySet());
        Set<UUID> everybody = new TreeSet<>();
        persons.values().forEach(p -> everybody.addAll(p.ids()));
        together.forEach(everybody::addAll);
        regroupings.contest(everybody, groups.size() > 1);
        return outcomes.isEmpty() ? Outcome.UNCHANGED : outcomes.iterator().next();
    }

    /** The persons, oldest first, whose records are all of one. */
    private Set<UUID> together(List<Regrouping.Fragment> group, Map<UUID, PersonTree> persons) {
        Set<UUID> together = new TreeSet<>();
        for (Regrouping.Fragment fragment : group) {
            if (fragment.main()) {
                together.add(fragment.person());
            } else {
                apart(fragment, Objects.requireNonNull(persons.get(fragment.person())))
                        .ifPresent(together::add);
            }
        }
        return together;
    }

    /** Gives the incidents of a fragment to somebody new; nobody where it has none of its own, or all. */
    private Optional<UUID> apart(Regrouping.Fragment fragment, PersonTree person) {
        Set<UUID> hers = incidents.ofVictim(person.root());
        Set<UUID> going = new TreeSet<>(groups.incidents(fragment, incidents.latest(person.ids())));
        going.retainAll(hers);
        if (going.isEmpty() || going.size() == hers.size()) {
            return Optional.empty();
        }
        return Optional.of(split.apart(person, going).separatedId());
    }
}
