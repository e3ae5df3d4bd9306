package org.project360.contracts.police;

import org.jspecify.annotations.Nullable;
import org.project360.contracts.Address;

/** Where it happened; {@code disclosable} says whether a school may be told. */
public record Location(
        @Nullable String description, @Nullable Address address, boolean disclosable) {

    @Override
    public String toString() {
        return "Location[***]";
    }
}
