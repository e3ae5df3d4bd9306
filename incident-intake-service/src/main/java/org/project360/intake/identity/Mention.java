package org.project360.intake.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.NormalRecord;

/**
 * A mention as it is linked: by exact keys and, where {@code record} is there, by likeness to those of the {@code stored}
 * persons that share blocking keys with it.
 */
record Mention(MatchKeys keys, @Nullable NormalRecord record, List<LinkedPerson> stored) {

    static Mention exact(MatchKeys keys) {
        return new Mention(keys, null, List.of());
    }

    @Override
    public String toString() {
        return "Mention[***]";
    }
}
