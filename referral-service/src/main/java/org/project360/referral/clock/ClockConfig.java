package org.project360.referral.clock;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The promises that the clocks measure; all in elapsed time, day and night. */
@ConfigMapping(prefix = "referral.clock")
public interface ClockConfig {

    /** Time from the report to the first live contact. */
    @WithDefault("PT24H")
    Duration contactWithin();

    /** Time from engagement to the visit. */
    @WithDefault("PT24H")
    Duration visitWithin();

    /** A referral that arrives with less than this left on its contact clock was received late. */
    @WithDefault("PT6H")
    Duration lateUnder();
}
