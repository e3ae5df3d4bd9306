package org.project360.contracts.police;

import org.jspecify.annotations.Nullable;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.SafeContact;

public record Victim(PersonDetails person, @Nullable SafeContact safeContact) {

    /** Silence means that nothing is safe. */
    public SafeContact safeContactOrNothing() {
        return safeContact == null ? SafeContact.NOTHING_SAFE : safeContact;
    }

    @Override
    public String toString() {
        return "Victim[***]";
    }
}
