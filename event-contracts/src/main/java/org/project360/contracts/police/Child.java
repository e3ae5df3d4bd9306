package org.project360.contracts.police;

import org.jspecify.annotations.Nullable;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Presence;
import org.project360.contracts.SchoolAsTold;
import org.project360.contracts.VoiceOfChild;

/** A child of the household. */
public record Child(
        PersonDetails person,
        Presence presence,
        @Nullable SchoolAsTold school,
        @Nullable VoiceOfChild voice) {

    @Override
    public String toString() {
        return "Child[***]";
    }
}
