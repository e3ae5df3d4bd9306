package org.project360.followup.schedule;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * The waves of every schedule, the same in both arms. Waves are laid down at enrolment: a change here holds for those
 * who enrol after it.
 */
@ConfigMapping(prefix = "followup")
public interface FollowUpConfig {

    /** The waves in the order of their offsets. */
    List<WaveConfig> waves();

    /** One wave. All periods are calendar periods in Europe/London, ISO 8601. */
    interface WaveConfig {

        /** From enrolment to the target, at the local time of enrolment; say {@code P3M}. */
        Period offset();

        /** What the wave is called; the offset where absent. */
        Optional<String> name();

        /** From its opening to the target. */
        @WithDefault("P7D")
        Period opensBefore();

        /** From the target to its closing. */
        @WithDefault("P21D")
        Period closesAfter();
    }
}
