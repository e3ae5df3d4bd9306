package org.project360.intake.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.chassis.deadline.Deadline;
import org.project360.chassis.deadline.DeadlineHandler;
import org.project360.chassis.deadline.Deadlines;

/**
 * Incidents whose count changed after they were decided, because an earlier one was reported later, corrected or taken
 * back: they are assessed again, so that the order of reports decides nothing. At once, but in a transaction of its own:
 * incidents are locked before persons, and who finds out holds the persons already.
 *
 * <p>A merge does not do this. It can be undone, and an allocation cannot.
 */
@ApplicationScoped
class CountClock implements DeadlineHandler {

    private static final String KIND = "count-changed";

    private final Deadlines deadlines;
    private final Reassess reassess;

    CountClock(Deadlines deadlines, Reassess reassess) {
        this.deadlines = deadlines;
        this.reassess = reassess;
    }

    /** In the transaction that changed the counts; one round trip, none without an incident. */
    void changed(Collection<UUID> incidents, Instant now) {
        if (!incidents.isEmpty()) {
            deadlines.setAll(incidents.stream()
                    .map(id -> new Deadlines.Setting(KIND, id, now))
                    .toList());
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void fire(Deadline deadline) {
        fireAll(List.of(deadline));
    }

    @Override
    public void fireAll(List<Deadline> deadlines) {
        Set<UUID> incidents = deadlines.stream().map(Deadline::subject).collect(Collectors.toSet());
        reassess.counted(incidents);
    }
}
