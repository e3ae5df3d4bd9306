package org.project360.simulator.world;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where a household lives from a day on; {@code from} is absent where nobody remembers. */
public record Home(
        String line1,
        @Nullable String line2,
        String town,
        String postcode,
        @Nullable LocalDate from) {

    @Override
    public String toString() {
        return "Home[***]";
    }
}
