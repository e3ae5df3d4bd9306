package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.project360.chassis.problem.Problem;
import org.project360.intake.incident.IncidentsOfPersons;

/** Takes a person apart: undoes a merge, or gives incidents that were wrongly taken for hers to somebody of their own. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class SplitPerson {

    private final PersonTrees trees;
    private final LockPersons lock;
    private final IncidentsOfPersons incidents;
    private final Merges merges;
    private final ApplySplit apply;

    SplitPerson(PersonTrees trees, LockPersons lock, IncidentsOfPersons incidents, Merges merges, ApplySplit apply) {
        this.trees = trees;
        this.lock = lock;
        this.incidents = incidents;
        this.merges = merges;
        this.apply = apply;
    }

    SplitDone split(UUID personId, SplitOrder order) {
        Set<UUID> named = order.incidents();
        if (order.mergeId() == null && named.isEmpty()) {
            throw Problem.unprocessable(
                    "nothing-to-split",
                    "Name a merge, or incidents.",
                    List.of(new Problem.FieldError("/mergeId", "required", "A merge or incidents must be named.")));
        }
        PersonTree person = trees.of(personId);
        lock.lock(person);
        Optional<Merge> merge = Optional.ofNullable(order.mergeId()).map(id -> holding(id, person));
        requireVictim(person, order);
        return apply.split(person, merge, named, order.reasonCode());
    }

    /**
     * The reports of an incident are its victim's: only she can be given them. Where the incident names this person as a
     * child, a perpetrator or of the household, that is told; of any other incident nothing is.
     */
    private void requireVictim(PersonTree person, SplitOrder order) {
        Set<UUID> others = new TreeSet<>(order.incidents());
        others.removeAll(incidents.ofVictim(person.root()));
        if (others.isEmpty()) {
            return;
        }
        if (!incidents.mentioning(person.ids()).containsAll(others)) {
            throw Problem.notFound();
        }
        List<UUID> named = Objects.requireNonNull(order.incidentIds());
        throw Problem.unprocessable(
                "not-the-victim",
                "Incidents are given to another victim only. Separate a child, a perpetrator or somebody of the"
                        + " household by undoing a merge, or have the police correct the report.",
                IntStream.range(0, named.size())
                        .filter(i -> others.contains(named.get(i)))
                        .mapToObj(i -> new Problem.FieldError(
                                "/incidentIds/" + i,
                                "not-the-victim",
                                "In this incident the person is not the victim."))
                        .toList());
    }

    private Merge holding(UUID id, PersonTree person) {
        Merge merge = merges.find(id)
                .filter(m -> person.ids().contains(m.survivorId()))
                .orElseThrow(Problem::notFound);
        if (merge.splitAt() != null) {
            throw Problem.conflict("split-before", "Split before", "This merge was undone before.");
        }
        return merge;
    }
}
