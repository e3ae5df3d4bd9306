package org.project360.intake.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** What reports are accepted. */
@ConfigMapping(prefix = "intake")
interface ReportConfig {

    /** Codes of the forces that report here. */
    Set<String> forces();

    /** Bounds of plausibility. */
    Plausibility plausibility();

    /** Largest report in bytes of its plaintext JSON. */
    @WithDefault("1048576")
    int largestReport();

    /** Bounds of plausibility. */
    interface Plausibility {
        /** How far a clock of a police system may be ahead. */
        @WithDefault("PT5M")
        Duration clockTolerance();

        /** Oldest person, in years. */
        @WithDefault("120")
        int oldestAge();

        /** Age from which nobody is a child, in years. */
        @WithDefault("18")
        int adultAge();
    }
}
