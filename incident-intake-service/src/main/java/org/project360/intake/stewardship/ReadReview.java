package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.intake.identity.Review;
import org.project360.intake.identity.linkage.Log2;

/** Shows a review with the data of both sides, and why it is one; audited about everybody who is shown. */
@ApplicationScoped
class ReadReview {

    private final ReviewDesk desk;
    private final PersonTrees trees;
    private final ReviewSides sides;
    private final Audit audit;
    private final InstantSource clock;

    ReadReview(ReviewDesk desk, PersonTrees trees, ReviewSides sides, Audit audit, InstantSource clock) {
        this.desk = desk;
        this.trees = trees;
        this.sides = sides;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Shown read(UUID id) {
        Review review = desk.one(id);
        List<Review.Candidate> candidates = desk.candidates(review);
        audit.record("person.review-read", "person", review.personId(), "review=" + id);
        candidates.forEach(c -> audit.record("person.review-read", "person", c.personId(), "review=" + id));
        return new Shown(
                review.version(),
                new ReviewView(
                        ReviewItem.of(review, candidates.size(), clock.instant()),
                        ReviewInWords.summary(review, candidates),
                        sides.of(review.personId(), Set.of(review.personId())),
                        candidates.stream()
                                .map(c -> candidate(c, review.personId()))
                                .toList(),
                        review.priorBits(),
                        review.modelVersion()));
    }

    /** A view, and the version of the review that it shows. */
    record Shown(long version, ReviewView view) {}

    private ReviewView.Candidate candidate(Review.Candidate candidate, UUID inQuestion) {
        Set<UUID> ids = new TreeSet<>(trees.of(candidate.personId()).ids());
        ids.remove(inQuestion);
        return new ReviewView.Candidate(
                sides.of(candidate.personId(), ids),
                candidate.bits(),
                Log2.probability(candidate.bits()),
                candidate.fields().stream().map(ReviewInWords::field).toList());
    }
}
