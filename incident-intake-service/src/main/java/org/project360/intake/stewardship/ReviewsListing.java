package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.Cursors;
import org.project360.chassis.http.Page;
import org.project360.intake.identity.Reviews;

/** What waits for a steward, due first. */
@ApplicationScoped
class ReviewsListing {

    private static final String LISTING = "reviews";
    private static final List<String> START = List.of("-infinity", new UUID(0, 0).toString());

    private final Reviews reviews;
    private final Cursors cursors;
    private final InstantSource clock;

    ReviewsListing(Reviews reviews, Cursors cursors, InstantSource clock) {
        this.reviews = reviews;
        this.cursors = cursors;
        this.clock = clock;
    }

    Page<ReviewItem> open(@Nullable String cursor, int limit) {
        int size = Page.size(limit);
        List<String> place = cursors.decode(LISTING, cursor).orElse(START);
        List<Reviews.Listed> fetched = reviews.open(place.get(0), UUID.fromString(place.get(1)), size + 1);
        Instant now = clock.instant();
        return cursors.page(
                        LISTING,
                        fetched,
                        size,
                        l -> List.of(
                                l.review().dueAt().toString(), l.review().id().toString()))
                .map(l -> ReviewItem.of(l.review(), l.candidates(), now));
    }
}
