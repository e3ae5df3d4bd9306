package org.project360.intake.release;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How candidates without an allocation are counted. */
@ConfigMapping(prefix = "intake.awaited")
interface AwaitedConfig {

    /** Time between two counts; {@code off} for never. The desk takes a count for none after five minutes. */
    @WithDefault("60s")
    String every();

    /** An answer takes less; whoever became a candidate later than that is on her way, and not counted. */
    @WithDefault("PT1M")
    Duration answeredWithin();
}
