package org.project360.followup.attempt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often a participant may be tried; the same in both arms. */
@ConfigMapping(prefix = "followup.attempts")
public interface AttemptConfig {

    /** Attempts for one wave. */
    @WithDefault("8")
    int maxPerWave();

    /** Attempts at one participant on one Europe/London day, over all her waves. */
    @WithDefault("2")
    int maxPerDay();

    /** Elapsed time between two attempts at one participant. */
    @WithDefault("3h")
    Duration minimumGap();
}
