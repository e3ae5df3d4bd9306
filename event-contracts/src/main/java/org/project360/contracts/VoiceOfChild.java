package org.project360.contracts;

import org.jspecify.annotations.Nullable;

/** What the child said, in the child's words. */
public record VoiceOfChild(
        boolean spokenTo, @Nullable String words, @Nullable String inPresenceOf) {

    @Override
    public String toString() {
        return "VoiceOfChild[***]";
    }
}
