package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.intake.incident.IncidentsOfPersons;
import org.project360.intake.stewardship.StewardRequest.Kind;

/**
 * Merges two persons. Where a trial has or may soon have allocations for both, a second steward confirms: whether their
 * arms are equal is not looked at, so that the answer cannot tell it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class MergePersons {

    private final PersonTrees trees;
    private final LockPersons lock;
    private final IncidentsOfPersons incidents;
    private final RequestDesk desk;
    private final ApplyMerge apply;

    MergePersons(
            PersonTrees trees, LockPersons lock, IncidentsOfPersons incidents, RequestDesk desk, ApplyMerge apply) {
        this.trees = trees;
        this.lock = lock;
        this.incidents = incidents;
        this.desk = desk;
        this.apply = apply;
    }

    /** Merges, or leaves a pending request. A merged id in the place of the survivor is who stands for it. */
    StewardRequest request(UUID survivorId, UUID mergedId, String reasonCode) {
        PersonTree survivor = trees.of(survivorId);
        PersonTree merged = trees.of(mergedId);
        requireTwo(survivor, merged, mergedId);
        lock.lock(survivor, merged);
        StewardRequest request = desk.open(Kind.MERGE, survivor.root(), mergedId, reasonCode);
        if (incidents.inTrial(survivor.root()) && incidents.inTrial(merged.root())) {
            return request;
        }
        StewardRequest settled = desk.settleAlone(request);
        apply.merge(settled, survivor, merged);
        return settled;
    }

    StewardRequest confirm(UUID id, @Nullable String ifMatch) {
        StewardRequest request = desk.confirm(Kind.MERGE, id, ifMatch);
        UUID mergedId = Objects.requireNonNull(request.mergedId());
        PersonTree survivor = trees.of(request.personId());
        PersonTree merged = trees.of(mergedId);
        requireTwo(survivor, merged, mergedId);
        lock.lock(survivor, merged);
        apply.merge(request, survivor, merged);
        return request;
    }

    private static void requireTwo(PersonTree survivor, PersonTree merged, UUID mergedId) {
        if (survivor.root().equals(merged.root())) {
            throw Problem.conflict("one-person-already", "One person already", "These ids are one person already.");
        }
        if (!merged.root().equals(mergedId)) {
            throw new Problem(
                    409,
                    "merged-before",
                    "Merged before",
                    "This id was merged into another: split it first, or merge who stands for it.",
                    List.of(),
                    Map.of("survivorId", merged.root()));
        }
    }
}
