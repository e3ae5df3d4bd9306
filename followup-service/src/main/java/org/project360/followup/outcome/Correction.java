package org.project360.followup.outcome;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;

/** The whole set of answers as it should have been, and why: a code. */
record Correction(
        @NotNull @Pattern(regexp = Item.INSTRUMENT) String instrument,
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}") String reasonCode,
        @NotNull @Size(max = 50) Map<String, Answer> answers) {

    @Override
    public String toString() {
        return "Correction[***]";
    }
}
