package org.project360.contracts;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How and when it is safe to contact a victim. A channel is safe only when its flag says so, and only inside a window;
 * no window means no time is known to be safe.
 */
public record SafeContact(
        boolean phone,
        boolean voicemail,
        boolean text,
        boolean email,
        boolean letter,
        boolean visit,
        List<SafeWindow> windows,
        @Nullable String preferredPhone,
        @Nullable String codeWord,
        @Nullable String interpreterLanguage,
        @Nullable String notes) {

    /** What holds when nobody has asked her yet. */
    public static final SafeContact NOTHING_SAFE =
            new SafeContact(false, false, false, false, false, false, List.of(), null, null, null, null);

    @Override
    public String toString() {
        return "SafeContact[***]";
    }
}
