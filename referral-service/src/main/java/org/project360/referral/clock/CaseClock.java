package org.project360.referral.clock;

import java.time.Duration;
import java.time.Instant;

/** The clocks of a case. */
public enum CaseClock {
    /** From the report to the first live contact. */
    CONTACT,
    /** From engagement to the visit. */
    VISIT;

    /** When so many percent of a clock have passed: elapsed time, never slewed to working hours or a clock change. */
    static Instant passed(Instant start, Duration whole, int percent) {
        return start.plus(whole.multipliedBy(percent).dividedBy(100));
    }
}
