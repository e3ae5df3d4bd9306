package org.project360.notification.school;

import org.jspecify.annotations.Nullable;

/** A school, college or academy of the national register, known by its URN; ages are of its statutory range. */
public record Establishment(
        String urn,
        String name,
        String type,
        EstablishmentStatus status,
        @Nullable String town,
        @Nullable String postcode,
        @Nullable String laCode,
        @Nullable Integer lowAge,
        @Nullable Integer highAge) {

    public boolean receives() {
        return status.receives();
    }

    public String nameKey() {
        return SchoolNames.key(name);
    }

    public @Nullable String townKey() {
        return town == null ? null : SchoolNames.key(town);
    }

    public @Nullable String outward() {
        return SchoolNames.outward(postcode);
    }
}
