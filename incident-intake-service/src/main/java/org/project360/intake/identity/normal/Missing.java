package org.project360.intake.identity.normal;

import java.util.Locale;
import java.util.Set;

/** What forms and officers write where they know nothing. */
final class Missing {

    private static final Set<String> SAYINGS = Set.of(
            "",
            "-",
            "--",
            "?",
            ".",
            "n/a",
            "na",
            "n/k",
            "nk",
            "null",
            "none",
            "nil",
            "unknown",
            "not known",
            "unk",
            "not given",
            "not stated",
            "refused",
            "x",
            "xx",
            "xxx",
            "tbc",
            "no fixed abode",
            "nfa",
            "anonymous",
            "baby",
            "test");

    private Missing() {}

    static boolean says(String text) {
        return SAYINGS.contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
