package org.project360.intake.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.chassis.deadline.Deadline;
import org.project360.chassis.deadline.DeadlineHandler;
import org.project360.intake.identity.Reviews;

/** A review is due, or was settled before: what waited for it is assessed. */
@ApplicationScoped
class ReviewClock implements DeadlineHandler {

    private final Reviews reviews;
    private final Reassess reassess;

    ReviewClock(Reviews reviews, Reassess reassess) {
        this.reviews = reviews;
        this.reassess = reassess;
    }

    @Override
    public String kind() {
        return Reviews.CLOCK;
    }

    @Override
    public void fire(Deadline deadline) {
        fireAll(List.of(deadline));
    }

    @Override
    public void fireAll(List<Deadline> deadlines) {
        Set<UUID> persons =
                reviews.persons(deadlines.stream().map(Deadline::subject).collect(Collectors.toSet()));
        reassess.of(persons);
    }
}
