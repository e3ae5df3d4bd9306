package org.project360.contracts;

import org.jspecify.annotations.Nullable;

/** The school as somebody told the officer: the register number (URN) where known, else a name and a town. */
public record SchoolAsTold(
        @Nullable String urn,
        @Nullable String name,
        @Nullable String town) {

    @Override
    public String toString() {
        return "SchoolAsTold[***]";
    }
}
