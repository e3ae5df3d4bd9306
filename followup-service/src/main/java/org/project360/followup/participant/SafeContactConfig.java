package org.project360.followup.participant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of safe contact. */
@ConfigMapping(prefix = "followup.safe-contact")
public interface SafeContactConfig {

    /** Age from which her instructions must be confirmed with her again at the start of a contact. */
    @WithDefault("90d")
    Duration reconfirmAfter();
}
