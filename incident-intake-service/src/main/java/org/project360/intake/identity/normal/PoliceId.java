package org.project360.intake.identity.normal;

import org.jspecify.annotations.Nullable;

/**
 * The id of a person in a police force's system. What stands there where there is none identifies nobody: it would make one
 * person of all who have none.
 */
public final class PoliceId {

    private PoliceId() {}

    /** The id without space around it; null where there is none, a saying such as <i>N/A</i>, or nothing but noughts. */
    public static @Nullable String of(@Nullable String text) {
        if (text == null || Missing.says(text)) {
            return null;
        }
        return text.chars().anyMatch(c -> Character.isLetterOrDigit(c) && c != '0') ? text.strip() : null;
    }
}
