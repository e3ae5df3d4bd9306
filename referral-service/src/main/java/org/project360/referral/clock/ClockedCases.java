package org.project360.referral.clock;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The cases whose clocks these are. */
public interface ClockedCases {

    /** A step of a clock that passed while the clock ran. */
    record Passed(UUID referralId, CaseClock clock, ClockStep step, Instant dueAt) {}

    /** Locks those of the cases that nobody else holds; who is missing is asked for again later. */
    Collection<UUID> lockFree(Collection<UUID> referralIds);

    /** Whether the clock of a locked case still ran at that moment. */
    boolean ranAt(UUID referralId, CaseClock clock, Instant at);

    /** Steps of locked cases that passed for the first time. */
    void passed(List<Passed> steps);
}
