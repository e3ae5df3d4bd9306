package org.project360.intake.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a possible match may wait for a steward. */
@ConfigMapping(prefix = "intake.review")
interface ReviewConfig {

    /**
     * From when the victim reported; elapsed time, well inside the 24 hours of the contact clock. An incident of hers is
     * decided then with the counts known by then.
     */
    @WithDefault("PT2H")
    Duration due();

    /** From when it was opened, where it comes of imported history: nobody waits for it. */
    @WithDefault("P28D")
    Duration historyDue();
}
