package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.http.ETags;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.security.Caller;
import org.project360.intake.identity.Review;
import org.project360.intake.identity.Reviews;
import org.project360.intake.stewardship.StewardRequest.Kind;
import org.project360.intake.stewardship.StewardRequest.State;

/** Takes what stewards say about reviews and writes it down. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ReviewDesk {

    private final Reviews reviews;
    private final StewardRequests requests;
    private final Caller caller;
    private final Audit audit;
    private final InstantSource clock;

    ReviewDesk(Reviews reviews, StewardRequests requests, Caller caller, Audit audit, InstantSource clock) {
        this.reviews = reviews;
        this.requests = requests;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    Review one(UUID id) {
        return reviews.find(id).orElseThrow(Problem::notFound);
    }

    List<Review.Candidate> candidates(Review review) {
        return reviews.candidates(review.id());
    }

    /** @throws Problem 404 unknown, 428 or 412 by {@code If-Match}, 409 if it is settled */
    Review open(UUID id, @Nullable String ifMatch) {
        Review review = one(id);
        ETags.require(ifMatch, review.version());
        if (review.state() != Review.State.OPEN) {
            throw Problem.conflict("settled", "Settled already", "Somebody has said before who this person is.");
        }
        return review;
    }

    /** @throws Problem 409 while one steward's "the same" waits for a second one */
    void requireNoMerge(Review review) {
        UUID merge = review.mergeId();
        boolean pending = merge != null
                && requests.find(Kind.MERGE, merge)
                        .filter(r -> r.state() == State.PENDING)
                        .isPresent();
        if (pending) {
            throw Problem.conflict(
                    "merge-pending",
                    "A merge is pending",
                    "Somebody has said that they are the same: confirm or withdraw that request.");
        }
    }

    /** She is a candidate, by this merge; whether it is done or waits stands in the review already. */
    Review linked(Review review, StewardRequest merge) {
        reviews.asked(review, merge.id());
        return one(review.id());
    }

    Review keptApart(Review review, List<Review.Candidate> candidates, String reasonCode) {
        reviews.keepApart(review, reasonCode, caller.name(), clock.instant());
        String detail = "review=" + review.id() + " reason=" + reasonCode;
        audit.record("person.kept-apart", "person", review.personId(), detail);
        candidates.forEach(c -> audit.record("person.kept-apart", "person", c.personId(), detail));
        return one(review.id());
    }
}
