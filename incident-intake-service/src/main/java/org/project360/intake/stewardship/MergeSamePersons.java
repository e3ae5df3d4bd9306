package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.project360.intake.identity.SamePersons.Outcome;
import org.project360.intake.identity.SamePersons.Told;
import org.project360.intake.identity.Sameness;

/**
 * Merges two persons whom a record showed to be one, if they still are by all that is known once they are locked. The one
 * who was known first stays. Where both may have an arm a data steward is asked, once.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class MergeSamePersons {

    private final PersonTrees trees;
    private final LockPersons lock;
    private final Sameness sameness;
    private final StewardRequests requests;
    private final MergePersons merge;

    MergeSamePersons(
            PersonTrees trees, LockPersons lock, Sameness sameness, StewardRequests requests, MergePersons merge) {
        this.trees = trees;
        this.lock = lock;
        this.sameness = sameness;
        this.requests = requests;
        this.merge = merge;
    }

    Outcome settle(Told told) {
        Optional<PersonTree> one = trees.known(told.personId());
        Optional<PersonTree> other = trees.known(told.otherId());
        if (one.isEmpty() || other.isEmpty()) {
            return Outcome.ERASED;
        }
        boolean oneIsOlder = one.get().root().compareTo(other.get().root()) <= 0;
        PersonTree survivor = (oneIsOlder ? one : other).get();
        PersonTree merged = (oneIsOlder ? other : one).get();
        if (survivor.root().equals(merged.root())) {
            return Outcome.ONE_ALREADY;
        }
        lock.lock(survivor, merged);
        if (!sameness.isCertain(survivor.root(), survivor.ids(), merged.root(), merged.ids())) {
            return Outcome.TWO;
        }
        if (requests.asked(survivor.root(), merged.root())) {
            return Outcome.ASKED_BEFORE;
        }
        StewardRequest request = merge.request(survivor.root(), merged.root(), Reasons.RECORDS_AGREE);
        return request.state() == StewardRequest.State.DONE ? Outcome.MERGED : Outcome.ASKED;
    }
}
