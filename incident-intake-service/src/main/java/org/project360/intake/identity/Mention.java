package org.project360.intake.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.linkage.KnownApart;
import org.project360.intake.identity.linkage.LinkedPerson;

/**
 * A mention as it is linked: by exact keys and, where {@code description} is there, by likeness to those of the {@code stored}
 * persons that share blocking keys with it, unless it is {@code apart} from them.
 */
record Mention(MatchKeys keys, @Nullable Description description, List<LinkedPerson> stored, KnownApart apart) {

    static Mention exact(MatchKeys keys) {
        return new Mention(keys, null, List.of(), KnownApart.NOTHING);
    }

    @Override
    public String toString() {
        return "Mention[***]";
    }
}
