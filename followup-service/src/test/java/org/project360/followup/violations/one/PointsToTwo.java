package org.project360.followup.violations.one;

import java.time.Instant;
import org.project360.followup.violations.two.PointsToOne;
import org.project360.local.testing.TestClock;

/** Deliberately wrong: half of a cycle, another module's code, a clock of its own. */
public class PointsToTwo {

    PointsToOne other = new PointsToOne();

    Instant now() {
        return new TestClock() == null ? Instant.EPOCH : Instant.now();
    }
}
