package org.project360.intake.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How victims are linked by probability. */
@ConfigMapping(prefix = "intake.linkage")
interface LinkageConfig {

    /** Whether decisions are made, and whether they count. A new model is run in shadow before it becomes active. */
    @WithDefault("OFF")
    Mode mode();

    /** A model fitted by {@code p360 linkage fit}; without one the project's guesses hold. */
    Optional<Path> model();

    /**
     * How many descriptions of victims are reckoned with ({@link org.project360.intake.identity.linkage.Population}): the
     * more people there are, the more two of them must agree in to be one.
     */
    @WithDefault("20000")
    long expectedRecords();

    /** Time between two looks for persons who wait to be regrouped; {@code off} for never. */
    @WithDefault("1s")
    String regroupEvery();

    /** What comes of a decision. */
    enum Mode {
        /** None is made: exact keys alone tell who a victim is. */
        OFF,
        /** It is stored beside what exact keys told, and nobody is linked by it. */
        SHADOW,
        /** It links. */
        ACTIVE
    }
}
