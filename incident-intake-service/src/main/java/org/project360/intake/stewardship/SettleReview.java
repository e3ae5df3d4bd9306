package org.project360.intake.stewardship;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.intake.identity.PersonRows;
import org.project360.intake.identity.Review;

/** Says who a person in question is: one of the candidates, or none of them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class SettleReview {

    /** A review after that, and how many candidates it has. */
    record Settled(Review review, int candidates) {}

    private final ReviewDesk desk;
    private final MergePersons merge;
    private final PersonTrees trees;
    private final LockPersons lock;
    private final List<PersonRows> rows;

    SettleReview(ReviewDesk desk, MergePersons merge, PersonTrees trees, LockPersons lock, @All List<PersonRows> rows) {
        this.desk = desk;
        this.merge = merge;
        this.trees = trees;
        this.lock = lock;
        this.rows = rows;
    }

    /**
     * Merges her into a candidate. Where it takes a second steward the review stays open until that one has confirmed.
     *
     * @throws Problem 404 also for who is no candidate, whether there is such a person or not
     */
    Settled link(UUID id, @Nullable String ifMatch, UUID personId, String reasonCode) {
        Review review = desk.open(id, ifMatch);
        List<Review.Candidate> candidates = desk.candidates(review);
        if (candidates.stream().noneMatch(c -> c.personId().equals(personId))) {
            throw Problem.notFound();
        }
        StewardRequest request = merge.request(personId, review.personId(), reasonCode);
        return new Settled(desk.linked(review, request), candidates.size());
    }

    /** Keeps her apart from all candidates, which is remembered until the evidence changes. */
    Settled keepApart(UUID id, @Nullable String ifMatch, String reasonCode) {
        Review review = desk.open(id, ifMatch);
        desk.requireNoMerge(review);
        PersonTree person = trees.of(review.personId());
        lock.lock(person);
        List<Review.Candidate> candidates = desk.candidates(review);
        for (Review.Candidate candidate : candidates) {
            PersonTree other = trees.of(candidate.personId());
            rows.forEach(r -> r.parted(person.ids(), other.ids()));
        }
        return new Settled(desk.keptApart(review, candidates, reasonCode), candidates.size());
    }
}
