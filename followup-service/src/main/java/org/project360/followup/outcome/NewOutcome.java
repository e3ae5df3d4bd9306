package org.project360.followup.outcome;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What she answered; {@code interviewedAt} is now where absent. */
record NewOutcome(
        @NotNull @Pattern(regexp = Item.INSTRUMENT) String instrument,
        @Nullable Instant interviewedAt,
        @NotNull @Size(max = 50) Map<String, Answer> answers,
        @Nullable ArmGuess armGuess) {

    @Override
    public String toString() {
        return "NewOutcome[***]";
    }
}
