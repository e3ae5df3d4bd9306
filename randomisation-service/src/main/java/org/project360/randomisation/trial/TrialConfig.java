package org.project360.randomisation.trial;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Settings of the trial. */
@ConfigMapping(prefix = "randomisation")
public interface TrialConfig {

    /** Base64 of the 32 bytes that seal the trial's secret and every drawn arm. Without it the service does not start. */
    Optional<String> trialSecretKey();

    /** Freezes and opens the seeded trial at start, as the system: for local stacks and tests, never for a real trial. */
    @WithDefault("false")
    boolean openAtStart();

    /**
     * The largest share of allocations, 0.5 to 1, that a guess by the convergence strategy may get right; a design above it
     * is not frozen.
     */
    @WithDefault("0.70")
    double maxGuessProbability();

    /**
     * How old an incident's candidate must be before somebody may open an entry of an emergency list for her: while a list is
     * out, the service draws for nobody who was identified longer ago than this when she came.
     */
    @WithDefault("15m")
    Duration emergencyAfter();

    /**
     * How long an evaluation of eligibility may be drawn by: whoever was evaluated longer ago is evaluated by intake once more
     * before she is drawn for.
     */
    @WithDefault("15m")
    Duration evaluationFreshFor();

    /** The trial that candidates are allocated in. */
    Recruiting trial();

    /** The trial that candidates are allocated in; seeded as a draft when it does not exist. */
    interface Recruiting {
        /** Its id. */
        @WithDefault("03600000-0000-7000-8000-000000000001")
        UUID id();

        /** Units of randomisation to recruit; used when the trial is seeded, ignored afterwards. */
        @WithDefault("1015")
        int target();

        /**
         * Units that are never passed, at least the target; the target if it is not set. Used when the trial is seeded,
         * ignored afterwards.
         */
        OptionalInt ceiling();
    }
}
