package org.project360.notification.routing;

import org.jspecify.annotations.Nullable;
import org.project360.contracts.SchoolAsTold;
import org.project360.notification.school.SchoolNames;

/** Where a child's school may be found: as somebody told it, else near home. Personal: kept sealed. */
public record RoutingFacts(
        @Nullable SchoolAsTold school,
        @Nullable String homeTown,
        @Nullable String homeOutward) {

    /** Of the home's postcode the outward code is enough. */
    public static RoutingFacts of(
            @Nullable SchoolAsTold school, @Nullable String homeTown, @Nullable String homePostcode) {
        return new RoutingFacts(school, homeTown, SchoolNames.outward(homePostcode));
    }

    /** Whether anything was told by which a school could be found. */
    public boolean tellsASchool() {
        return school != null && (school.urn() != null || school.name() != null);
    }

    @Override
    public String toString() {
        return "RoutingFacts[***]";
    }
}
