package org.project360.intake.identity.linkage;

import java.util.UUID;
import java.util.function.Supplier;

/** What somebody has said before about who is not who; asked about one record. */
public interface KnownApart {

    /** Nobody has said anything. */
    KnownApart NOTHING = new KnownApart() {
        @Override
        public boolean holds(UUID person, Supplier<String> evidence) {
            return false;
        }

        @Override
        public boolean two(UUID one, UUID other) {
            return false;
        }
    };

    /**
     * Whether such a record was said not to be of this person on the same evidence.
     *
     * @param evidence the levels of the pair that agrees best, as {@link Scorer#evidence} tells them
     */
    boolean holds(UUID person, Supplier<String> evidence);

    /** Whether two persons were said to be two. */
    boolean two(UUID one, UUID other);
}
