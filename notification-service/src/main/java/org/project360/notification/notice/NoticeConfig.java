package org.project360.notification.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The clocks of notices. */
@ConfigMapping(prefix = "notification.notice")
interface NoticeConfig {

    /** How long a person has to say where a held notice goes, in elapsed time. */
    @WithDefault("PT2H")
    Duration decideWithin();
}
