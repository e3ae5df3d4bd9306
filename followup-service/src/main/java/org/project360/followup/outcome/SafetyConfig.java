package org.project360.followup.outcome;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a dangerous answer asks for. */
@ConfigMapping(prefix = "followup.safety")
public interface SafetyConfig {

    /** Elapsed time in which the duty desk must act. */
    @WithDefault("1h")
    Duration actWithin();
}
