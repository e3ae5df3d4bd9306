package org.project360.followup.participant;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/** What a participant wants no more; each switch stands alone. {@code reasonCode} is a code, never her words. */
record Withdrawal(
        boolean fromContact,
        boolean fromDataUse,
        boolean fromIntervention,
        @Nullable @Pattern(regexp = "[a-z0-9-]{1,64}") String reasonCode) {

    boolean empty() {
        return !fromContact && !fromDataUse && !fromIntervention;
    }
}
