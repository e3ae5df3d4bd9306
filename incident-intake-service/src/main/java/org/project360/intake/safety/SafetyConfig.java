package org.project360.intake.safety;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a later report of a participant escalates, and how soon somebody must have acted. */
@ConfigMapping(prefix = "intake.safety")
interface SafetyConfig {

    /** So many incidents in the window, this one included, and more than in the window before, are for a person to look at. */
    @WithDefault("3")
    int frequentIncidents();

    /** How soon a participant must be on the high-risk route, in elapsed time. */
    @WithDefault("PT15M")
    Duration routeWithin();

    /** How soon a person must have looked at a rising frequency, in elapsed time. */
    @WithDefault("PT24H")
    Duration reviewWithin();
}
