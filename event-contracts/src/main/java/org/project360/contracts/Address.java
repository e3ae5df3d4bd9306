package org.project360.contracts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A UK address with the days between which it held; both ends open where unknown. */
public record Address(
        String line1,
        @Nullable String line2,
        @Nullable String town,
        @Nullable String postcode,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {

    @Override
    public String toString() {
        return "Address[***]";
    }
}
